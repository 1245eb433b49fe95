package dev.cauce.channel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.channel.api.DeliveryOutcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the answer of a channel's system means for the message. Pure. */
final class Verdict {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_ID = 200;
    private static final long LONGEST_PAUSE = Duration.ofHours(1).toSeconds();

    private Verdict() {}

    static DeliveryOutcome of(String message, Webhook.Answer answer) {
        return switch (answer) {
            case Webhook.Answer.Lost _ -> new DeliveryOutcome.RetryLater(Duration.ZERO);
            case Webhook.Answer.Refused(var reason) ->
                new DeliveryOutcome.Rejected(reason, "The channel's webhook may not be reached: " + reason + ".");
            case Webhook.Answer.Said said -> of(message, said);
        };
    }

    private static DeliveryOutcome of(String message, Webhook.Answer.Said said) {
        int status = said.status();
        if (status >= 200 && status < 300) {
            String id = text(said, List.of("id"));
            return new DeliveryOutcome.Accepted(id.isEmpty() || id.length() > LONGEST_ID ? message : id);
        }
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            return new DeliveryOutcome.RetryLater(pause(said));
        }
        String text = text(said, List.of("detail", "title", "error", "message"));
        return new DeliveryOutcome.Rejected(
                "refused-" + status,
                text.isEmpty() ? "The channel's system answered with status %d.".formatted(status) : shortened(text));
    }

    /** Seconds only; a date would need a clock that both sides share. */
    private static Duration pause(Webhook.Answer.Said said) {
        String after = said.headers().getOrDefault("retry-after", "");
        return after.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Math.min(Long.parseLong(after), LONGEST_PAUSE))
                : Duration.ZERO;
    }

    private static String text(Webhook.Answer.Said said, List<String> fields) {
        try {
            JsonNode json = JSON.readTree(said.body());
            return Stream.ofNullable(json)
                    .flatMap(found -> fields.stream().map(found::path))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .findFirst()
                    .orElse("");
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
