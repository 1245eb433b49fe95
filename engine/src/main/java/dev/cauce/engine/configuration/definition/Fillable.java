package dev.cauce.engine.configuration.definition;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text with places such as <code>{{agent.name}}</code>, which a desk fills in; it knows each of them. */
@Constraint(validatedBy = Fillable.Check.class)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Fillable {
    String message() default "Has a place that cannot be filled.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What can be filled in. */
    enum Variable {
        CONTACT_NAME("contact.name"),
        AGENT_NAME("agent.name"),
        CLIENT_NAME("client.name"),
        QUEUE_NAME("queue.name"),
        CONVERSATION_ID("conversation.id");

        private final String name;

        Variable(String name) {
            this.name = name;
        }

        static boolean isOne(String name) {
            return Arrays.stream(values()).anyMatch(variable -> variable.name.equals(name));
        }

        static String list() {
            return Arrays.stream(values())
                    .map(variable -> "{{" + variable.name + "}}")
                    .collect(Collectors.joining(", "));
        }
    }

    /** Whether every place is one that is known; a missing text is for others to refuse. */
    final class Check implements ConstraintValidator<Fillable, String> {
        private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            var wrong = text == null ? Optional.<String>empty() : wrong(text);
            wrong.ifPresent(words -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(words.replaceAll("([\\\\{}$])", "\\\\$1"))
                        .addConstraintViolation();
            });
            return wrong.isEmpty();
        }

        /** What is wrong with the first wrong place. */
        static Optional<String> wrong(String text) {
            var places = PLACE.matcher(text);
            while (places.find()) {
                if (!Variable.isOne(places.group(1).strip())) {
                    return Optional.of(
                            "There is no variable %s. There are: %s.".formatted(places.group(), Variable.list()));
                }
            }
            var rest = places.replaceAll("");
            return rest.contains("{{") || rest.contains("}}")
                    ? Optional.of(
                            "A place begins with {{ and ends with }}, such as {{agent.name}}; one here is not whole.")
                    : Optional.empty();
        }
    }
}
