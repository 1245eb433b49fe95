package dev.cauce.channel.api.webhook;

import dev.cauce.channel.api.DeliveryOutcome;
import java.time.Duration;
import java.util.Map;

/**
 * What a provider answered.
 *
 * @param headers their names in lower case
 */
public record ProviderAnswer(int status, Map<String, String> headers, String body) {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    public ProviderAnswer {
        headers = Map.copyOf(headers);
    }

    /** Between 200 and 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** How long the provider asks to be left alone: seconds in {@code Retry-After}, at most an hour; nothing when it says none. */
    public Duration retryAfter() {
        String seconds = headers.getOrDefault("retry-after", "");
        if (!seconds.matches("[0-9]{1,6}")) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }

    /**
     * What the status of an answer that took nothing means by RFC 9110, for what the provider says no more about: too much, too
     * soon or broken on its side is tried again, all else is rejected.
     */
    public DeliveryOutcome usualOutcome() {
        boolean passes = status == 408 || status == 425 || status == 429 || status >= 500;
        return passes
                ? new DeliveryOutcome.RetryLater(retryAfter())
                : new DeliveryOutcome.Rejected(
                        "refused-" + status, "The provider refused it with status %d.".formatted(status));
    }

    /** Without the body: it may repeat a contact's words. */
    @Override
    public String toString() {
        return "ProviderAnswer[status=%d]".formatted(status);
    }
}
