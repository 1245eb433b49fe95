package dev.cauce.channel.testkit;

import java.time.Instant;
import java.util.Map;

/**
 * A signed webhook as the provider's documentation prints it, or as it was recorded: not signed by the code under test.
 *
 * @param headers their names in lower case
 * @param at when it was posted
 */
public record SignedExample(Map<String, String> headers, String body, String secret, Instant at) {
    public SignedExample {
        headers = Map.copyOf(headers);
    }
}
