package dev.cauce.engine.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An operation of the published API. */
record Endpoint(String method, String path, List<String> numberParameters, Optional<JsonNode> body, JsonNode document) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    static List<Endpoint> allIn(JsonNode document) {
        var endpoints = new ArrayList<Endpoint>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation -> of(operation.getKey(), path.getKey(), operation.getValue(), document))
                .forEach(endpoints::add));
        return endpoints;
    }

    private static Endpoint of(String method, String path, JsonNode operation, JsonNode document) {
        var numbers = new ArrayList<String>();
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("schema").path("type").asText().equals("integer")) {
                numbers.add(parameter.path("name").asText());
            }
        }
        var body = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return new Endpoint(
                method.toUpperCase(Locale.ROOT),
                path,
                numbers,
                body.isMissingNode() ? Optional.empty() : Optional.of(body),
                document);
    }

    /** Who is let in, so that the input is looked at; nobody where no token is needed. */
    Optional<String> user() {
        if (path.startsWith("/api/v1/sign-in") || path.startsWith("/api/chat/") || path.startsWith("/api/channels/")) {
            return Optional.empty();
        }
        if (path.startsWith("/api/v1/agent")) {
            return Optional.of("ana");
        }
        return Optional.of(
                path.startsWith("/api/v1/supervisor") || path.startsWith("/api/v1/reports") ? "sofia" : "admin");
    }

    boolean hasPathParameter() {
        return path.contains("{");
    }

    String pathWith(String value) {
        return path.replaceAll("\\{[^}]+}", value.replace("$", "\\$"));
    }

    /** The names and types of the fields of the body. */
    List<String> fields() {
        return body.map(this::resolved)
                .map(schema -> schema.path("properties").properties().stream()
                        .map(field -> field.getKey())
                        .toList())
                .orElse(List.of());
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
