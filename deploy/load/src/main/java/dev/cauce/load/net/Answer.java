package dev.cauce.load.net;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param status 0 when nothing did in time
 * @param attempts how often the request was sent; after more than one, an earlier one may have had its effect
 */
public record Answer(int status, JsonNode body, int attempts) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The engine refused for good, and no earlier attempt is in doubt. */
    public boolean isCertainRefusal() {
        return status >= 400 && status < 500 && attempts == 1;
    }

    /** The body of a success; otherwise an exception that tells what was answered. */
    public JsonNode orThrow(String what) {
        if (status == 0) {
            throw new IllegalStateException("%s was not answered (%s). Is the engine there? Say where it is: --url"
                    .formatted(what, body.path("lost").asText()));
        }
        if (!isSuccess()) {
            throw new IllegalStateException("%s was answered %d: %s".formatted(what, status, body));
        }
        return body;
    }
}
