package dev.cauce.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a newer set of schemas breaks for whoever was built with an older one, reader or writer: only members that may be absent, and
 * further kinds and words, can be added.
 */
final class Compatibility {
    private final List<String> broken = new ArrayList<>();

    private Compatibility() {}

    /** In words, one for each; empty when nothing breaks. Both are objects of schemas by name. */
    static List<String> broken(JsonNode before, JsonNode now) {
        var comparison = new Compatibility();
        before.propertyStream().forEach(schema -> comparison.compare(schema.getKey(), schema.getValue(), now));
        return comparison.broken;
    }

    private void compare(String name, JsonNode before, JsonNode all) {
        JsonNode now = all.path(name);
        if (now.isMissingNode()) {
            broken.add(name + " is gone");
            return;
        }
        gone(
                name,
                "the kind ",
                texts(before.path("oneOf").findValues("$ref")),
                texts(now.path("oneOf").findValues("$ref")));
        before.path("properties")
                .propertyStream()
                .forEach(member -> member(
                        name + "." + member.getKey(),
                        member.getValue(),
                        now.path("properties").path(member.getKey())));
        Set<String> wereRequired = texts(before.path("required"));
        Set<String> areRequired = texts(now.path("required"));
        for (String member : areRequired) {
            if (!wereRequired.contains(member)) {
                broken.add(name + "." + member + " must be there now: who writes without it is refused");
            }
        }
        for (String member : wereRequired) {
            if (!areRequired.contains(member) && now.path("properties").has(member)) {
                broken.add(name + "." + member + " may be absent now: who reads counts on it");
            }
        }
    }

    private void member(String path, JsonNode before, JsonNode now) {
        if (now.isMissingNode()) {
            broken.add(path + " is gone");
            return;
        }
        for (String keyword : List.of("type", "format", "$ref", "const")) {
            if (!before.path(keyword).equals(now.path(keyword))) {
                broken.add("%s was %s %s and is %s".formatted(path, keyword, before.path(keyword), now.path(keyword)));
            }
        }
        gone(path, "the word ", texts(before.path("enum")), texts(now.path("enum")));
        if (before.has("items")) {
            member(path + "[]", before.path("items"), now.path("items"));
        }
    }

    private void gone(String path, String what, Set<String> before, Set<String> now) {
        for (String one : before) {
            if (!now.contains(one)) {
                broken.add(path + ": " + what + one + " is gone");
            }
        }
    }

    private static Set<String> texts(Iterable<JsonNode> nodes) {
        var texts = new TreeSet<String>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
