package dev.cauce.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Texts out of JSON: absent ones are empty, and none is longer or stranger than others can take. */
final class Words {
    private static final int LONGEST = 65_536;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KIND = 40;

    private Words() {}

    static String text(JsonNode node) {
        String text = node.isValueNode() && !node.isNull() ? node.asText() : "";
        return cut(text.replace("\0", ""), LONGEST);
    }

    /** On one line. */
    static String name(JsonNode node) {
        return cut(text(node).replaceAll("\\p{Cntrl}", " ").strip(), LONGEST_NAME);
    }

    /** A word for counters: others than Meta's are all the same. */
    static String kind(JsonNode node) {
        String kind = text(node);
        return kind.length() <= LONGEST_KIND && kind.matches("[a-z][a-z0-9_]*") ? kind : "other";
    }

    static String joined(String between, String... texts) {
        return Stream.of(texts).filter(text -> !text.isBlank()).collect(Collectors.joining(between));
    }

    static String joined(String between, List<String> texts) {
        return joined(between, texts.toArray(String[]::new));
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).filter(Objects::nonNull);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
