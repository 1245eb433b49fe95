package dev.cauce.channel.api.webhook;

import java.util.Map;

/**
 * A call of a provider's API, without its credential.
 *
 * @param path below the account's address, beginning with a slash
 * @param headers beside content type and credential
 */
public record ProviderCall(String method, String path, String contentType, Map<String, String> headers, String body) {
    public ProviderCall {
        headers = Map.copyOf(headers);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A path begins with a slash, but this is %s.".formatted(path));
        }
    }

    /** A {@code POST} of JSON. */
    public static ProviderCall postJson(String path, Map<String, String> headers, String json) {
        return new ProviderCall("POST", path, "application/json", headers, json);
    }

    /** Without the body: it holds an agent's words. */
    @Override
    public String toString() {
        return "ProviderCall[%s %s]".formatted(method, path);
    }
}
