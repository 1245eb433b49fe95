package dev.cauce.engine.badinput;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A request that no endpoint may accept; each character of the body is one byte. */
record Malformed(Endpoint endpoint, String what, String uri, Map<String, String> headers, String body) {
    private static final String JSON = "application/json";
    private static final List<String> NO_IDS = List.of(
            "%00", "..%2F..%2Fetc", "%20", "x".repeat(2_000), "%F0%9F%98%80", "'%3B--", "%3Cscript%3E", "-", "A_B");
    private static final List<String> NO_NUMBERS =
            List.of("abc", "1.5", "99999999999999999999", "--1", "%00", "1e9", "0x10");
    private static final List<String> NO_JSON = List.of(
            "",
            "{",
            "}",
            "[",
            "nul",
            "{\"a\"",
            "{\"a\":}",
            "{'a':1}",
            "<a/>",
            "{\"a\":1,}",
            "{\"a\":1}{",
            "\u0000",
            "\"",
            "NaN");
    private static final List<String> NO_OBJECTS = List.of("[]", "17", "true", "\"text\"", "null", "[{}]");
    private static final List<String> NO_VALUES = List.of(
            "{\"x\":{\"y\":[1]}}",
            "[[[[1]]]]",
            "1e400",
            "-99999999999999999999",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[null]");

    static List<Malformed> of(Endpoint endpoint, Random random) {
        var all = new ArrayList<Malformed>();
        if (endpoint.hasPathParameter()) {
            NO_IDS.forEach(id ->
                    all.add(new Malformed(endpoint, "id " + shortened(id), endpoint.pathWith(id), usual(), "{}")));
        }
        var uri = endpoint.pathWith("no-such-" + random.nextInt(1_000));
        endpoint.numberParameters()
                .forEach(parameter -> NO_NUMBERS.forEach(number -> all.add(new Malformed(
                        endpoint, parameter + "=" + number, uri + "?" + parameter + "=" + number, usual(), ""))));
        if (endpoint.body().isPresent()) {
            bodies(endpoint, random)
                    .forEach((what, body) -> all.add(new Malformed(endpoint, what, uri, usual(), body)));
            all.add(new Malformed(endpoint, "as text", uri, with("Content-Type", "text/plain"), "{}"));
            all.add(new Malformed(endpoint, "as nonsense", uri, with("Content-Type", "///"), "{}"));
        }
        all.add(new Malformed(endpoint, "as an image", uri, with("Accept", "image/png"), "{]"));
        if (endpoint.method().equals("GET")) {
            return all;
        }
        all.add(new Malformed(endpoint, "long key", uri, with("Idempotency-Key", "k".repeat(500)), "{]"));
        all.add(new Malformed(endpoint, "odd version", uri, with("If-Match", "W/\"x"), "{]"));
        return all;
    }

    private static Map<String, String> bodies(Endpoint endpoint, Random random) {
        var bodies = new TreeMap<String, String>();
        NO_JSON.forEach(text -> bodies.put("no JSON " + text, text));
        NO_OBJECTS.forEach(text -> bodies.put("no object " + text, text));
        bodies.put("unknown field", "{\"no-such-field\":1}");
        bodies.put("deep", "{\"a\":" + "[".repeat(5_000));
        var noise = new byte[64];
        random.nextBytes(noise);
        bodies.put("noise", new String(noise, StandardCharsets.ISO_8859_1));
        for (var field : endpoint.fields()) {
            var value = NO_VALUES.get(random.nextInt(NO_VALUES.size()));
            bodies.put(field + " is " + value, "{\"%s\":%s}".formatted(field, value));
            bodies.put(field + " twice", "{\"%s\":null,\"%s\":null}".formatted(field, field));
        }
        return bodies;
    }

    private static Map<String, String> usual() {
        return Map.of("Content-Type", JSON, "Accept", JSON, "If-None-Match", "*", "Idempotency-Key", "bad-input");
    }

    private static Map<String, String> with(String header, String value) {
        var headers = new TreeMap<>(usual());
        headers.put(header, value);
        return headers;
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }

    @Override
    public String toString() {
        return endpoint + ": " + what;
    }
}
