package dev.cauce.engine.replica;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Has values of a type written with their type's name wherever they stand. Jackson leaves it out where the declared type is a
 * type variable, because it writes by the class of the value and so forgets what the variable stands for.
 */
final class AlwaysTyped extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    private final Class<?> root;

    AlwaysTyped(Class<?> root) {
        this.root = root;
    }

    @Override
    public JsonSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
        return root.isAssignableFrom(description.getBeanClass()) ? new Typed(root, serializer) : serializer;
    }

    private static final class Typed extends JsonSerializer<Object> {
        private final Class<?> root;
        private final JsonSerializer<Object> plain;
        private @Nullable TypeSerializer type; // the same for all threads: to find it costs more than to write by it

        @SuppressWarnings("unchecked") // Jackson hands it the values it made it for
        Typed(Class<?> root, JsonSerializer<?> plain) {
            this.root = root;
            this.plain = (JsonSerializer<Object>) plain;
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            TypeSerializer known = type;
            if (known == null) {
                known = provider.findTypeSerializer(provider.constructType(root));
                type = known;
            }
            if (known == null) {
                plain.serialize(value, generator, provider);
            } else {
                plain.serializeWithType(value, generator, provider, known);
            }
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator generator, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            plain.serializeWithType(value, generator, provider, type);
        }
    }
}
