package dev.cauce.channel.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads members of a JSON object by their paths and says of each what is wrong with it. */
record Json(JsonNode node, String path) {

    /** Something is not as the reference says. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;
        private final String field;

        Wrong(String code, String message, String field) {
            super(message, null, false, false);
            this.code = code;
            this.field = field;
        }

        String code() {
            return code;
        }

        String field() {
            return field;
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    boolean has(String member) {
        return !node.path(member).isMissingNode() && !node.path(member).isNull();
    }

    Json object(String member) throws Wrong {
        JsonNode found = node.path(member);
        if (!found.isObject()) {
            throw new Wrong(
                    "not-an-object", "Must be an object with the members that the reference names.", at(member));
        }
        return new Json(found, at(member));
    }

    String text(String member, int longest) throws Wrong {
        String found = optional(member, longest);
        if (found == null || found.isBlank()) {
            throw new Wrong("missing", "Must be a text of 1 to %d characters.".formatted(longest), at(member));
        }
        return found;
    }

    @Nullable
    String optional(String member, int longest) throws Wrong {
        if (!has(member)) {
            return null;
        }
        JsonNode found = node.path(member);
        if (!found.isTextual()
                || found.asText().length() > longest
                || found.asText().indexOf('\0') >= 0) {
            throw new Wrong("not-a-text", "Must be a text of at most %d characters.".formatted(longest), at(member));
        }
        return found.asText();
    }

    /** A text that names something: one word of printable ASCII, so that it can stand in keys and logs. */
    String name(String member, int longest) throws Wrong {
        String found = text(member, longest);
        if (!found.matches("[\\x21-\\x7e&&[^|]]+")) {
            throw new Wrong(
                    "not-a-name", "Must be printable ASCII without spaces and bars, such as sms-4711.", at(member));
        }
        return found;
    }

    double number(String member, double most) throws Wrong {
        JsonNode found = node.path(member);
        if (!found.isNumber() || !(Math.abs(found.asDouble()) <= most)) {
            throw new Wrong("not-a-number", "Must be a number within ±%.0f.".formatted(most), at(member));
        }
        return found.asDouble();
    }

    boolean flag(String member) throws Wrong {
        if (!node.path(member).isBoolean()) {
            throw new Wrong("not-a-flag", "Must be true or false.", at(member));
        }
        return node.path(member).asBoolean();
    }

    Instant instant(String member, Instant otherwise) throws Wrong {
        String found = optional(member, 40);
        if (found == null) {
            return otherwise;
        }
        try {
            return Instant.parse(found);
        } catch (DateTimeParseException notATime) {
            throw new Wrong("not-a-time", "Must be an RFC 3339 time in UTC, such as 2026-01-02T03:04:05Z.", at(member));
        }
    }

    String at(String member) {
        return path.isEmpty() ? member : path + '.' + member;
    }
}
