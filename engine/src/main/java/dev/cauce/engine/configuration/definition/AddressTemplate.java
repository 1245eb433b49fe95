package dev.cauce.engine.configuration.definition;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An address with places such as <code>{{contact.address}}</code> behind its host. What fills a place is percent-encoded whole,
 * so that it can neither lead to another host nor to another path, nor add parameters.
 */
@Constraint(validatedBy = AddressTemplate.Check.class)
@Target({FIELD, METHOD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface AddressTemplate {
    String message() default "Must be an address with a fixed host.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What can be filled in. */
    enum Place {
        CONTACT_ADDRESS("contact.address"),
        CONVERSATION_ID("conversation.id"),
        CONVERSATION_CHANNEL("conversation.channel"),
        CONVERSATION_STARTED("conversation.startedAt"),
        CONVERSATION_PRIORITY("conversation.priority"),
        QUEUE_ID("queue.id"),
        QUEUE_NAME("queue.name"),
        CLIENT_ID("client.id"),
        CLIENT_NAME("client.name"),
        AGENT_ID("agent.id");

        private final String name;

        Place(String name) {
            this.name = name;
        }

        static Optional<Place> named(String name) {
            return Arrays.stream(values())
                    .filter(place -> place.name.equals(name))
                    .findFirst();
        }

        static String list() {
            return Arrays.stream(values())
                    .map(place -> "{{" + place.name + "}}")
                    .collect(Collectors.joining(", "));
        }
    }

    /** Whether the address is one with places that are known; a missing one is for others to refuse. */
    final class Check implements ConstraintValidator<AddressTemplate, String> {
        private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");
        private static final Pattern ADDRESS =
                Pattern.compile("https?://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})(?::[0-9]{1,5})?/[!#-;=?-Z\\[\\]_a-z~]*");

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

        /** The first thing wrong. */
        static Optional<String> wrong(String template) {
            var places = PLACE.matcher(template);
            while (places.find()) {
                if (Place.named(places.group(1).strip()).isEmpty()) {
                    return Optional.of(
                            "There is no variable %s. There are: %s.".formatted(places.group(), Place.list()));
                }
            }
            String filled = places.replaceAll("x");
            if (filled.contains("{{") || filled.contains("}}")) {
                return Optional.of(
                        "A place begins with {{ and ends with }}, such as {{contact.address}}; one here is not whole.");
            }
            if (beginning(template).contains("{{")) {
                return Optional.of(
                        "The host must be fixed. Write it out, and places only behind the slash after it, such as"
                                + " https://crm.acme.example/customers?phone={{contact.address}}.");
            }
            return ADDRESS.matcher(filled).matches() && isAddress(filled)
                    ? Optional.empty()
                    : Optional.of("Must be an address with a slash after its host and without blanks, such as"
                            + " https://crm.acme.example/customers?phone={{contact.address}}.");
        }

        private static String beginning(String template) {
            int scheme = template.indexOf("://");
            int slash = template.indexOf('/', scheme < 0 ? 0 : scheme + 3);
            return slash < 0 ? template : template.substring(0, slash);
        }

        private static boolean isAddress(String filled) {
            try {
                return URI.create(filled).getHost() != null;
            } catch (IllegalArgumentException notOne) {
                return false;
            }
        }
    }

    /** Fills the places in. */
    final class Filling {
        private static final Pattern ONLY_DOTS = Pattern.compile("\\.+");

        private Filling() {}

        /** The address of a valid template; what is not known is left empty. */
        public static URI fill(String template, Map<Place, String> values) {
            return URI.create(Check.PLACE.matcher(template).replaceAll(place -> {
                String value =
                        Place.named(place.group(1).strip()).map(values::get).orElse("");
                return Matcher.quoteReplacement(encoded(value));
            }));
        }

        /** After RFC 3986; nothing but dots would lead out of the path. */
        private static String encoded(String value) {
            return ONLY_DOTS.matcher(value).matches()
                    ? ""
                    : URLEncoder.encode(value, StandardCharsets.UTF_8)
                            .replace("+", "%20")
                            .replace("*", "%2A")
                            .replace("%7E", "~");
        }
    }
}
