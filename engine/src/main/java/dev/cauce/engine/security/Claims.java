package dev.cauce.engine.security;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The names of our claims and how to read them. */
final class Claims {
    static final String OPERATION = "operation";
    static final String CLIENTS = "clients";
    static final String CLIENT = "client";
    static final String CHANNEL = "channel";

    private Claims() {}

    static String text(JsonWebToken token, String name) {
        Object claim = token.getClaim(name);
        return switch (claim) {
            case String text -> text;
            case JsonString text -> text.getString();
            case null, default -> throw new IllegalArgumentException("The token has no claim " + name + ".");
        };
    }

    static List<String> texts(JsonWebToken token, String name) {
        Object claim = token.getClaim(name);
        return switch (claim) {
            case JsonArray array -> array.getValuesAs(JsonString::getString);
            case Collection<?> values -> values.stream().map(Object::toString).toList();
            case null, default -> throw new IllegalArgumentException("The token has no claim " + name + ".");
        };
    }
}
