package dev.cauce.channel.sms;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.webhook.WebhookChannel;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Paloma's webhooks mean. One webhook is one event. */
final class PalomaWebhook {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[+0-9A-Za-z]{1,20}");

    private PalomaWebhook() {}

    static Decoded read(Payload payload) {
        try {
            JsonNode event = JSON.readTree(payload.stream());
            Decoded.Malformed wrong = problem(event, payload.from().address());
            return wrong == null ? new Decoded.Events(events(event, payload)) : wrong;
        } catch (IOException broken) {
            return new Decoded.Malformed("not-json", "The body is not JSON. Send it as Paloma does.", "");
        } catch (DateTimeException broken) {
            return new Decoded.Malformed("not-a-time", "Must be a time such as 2026-01-02T03:04:05Z.", "at");
        }
    }

    /** The first thing that is not as documented. */
    private static Decoded.@Nullable Malformed problem(JsonNode event, String account) {
        if (!NAME.matcher(event.path("id").asText()).matches()) {
            return new Decoded.Malformed("no-id", "Must be the event's id of at most 64 letters and digits.", "id");
        }
        if (!NUMBER.matcher(event.path("contact").asText()).matches()) {
            return new Decoded.Malformed("no-number", "Must be a number such as +34600111222.", "contact");
        }
        if (!event.path("account").asText().equals(account)) {
            return new Decoded.Malformed(
                    "another-account",
                    "Is not this account's number. Set the webhook of each number to its own.",
                    "account");
        }
        if (!event.path("at").isTextual()) {
            return new Decoded.Malformed("no-time", "Must be a time such as 2026-01-02T03:04:05Z.", "at");
        }
        return switch (event.path("type").asText()) {
            case "message" ->
                event.path("text").isTextual()
                        ? null
                        : new Decoded.Malformed("no-text", "A message has a text, which may be empty.", "text");
            case "status" ->
                NAME.matcher(event.path("reference").asText()).matches()
                        ? null
                        : new Decoded.Malformed("no-reference", "A status has the message's reference.", "reference");
            case "" -> new Decoded.Malformed("no-type", "An event has a type, such as message.", "type");
            default -> null;
        };
    }

    private static List<ChannelEvent> events(JsonNode event, Payload payload) {
        String id = event.path("id").asText();
        ContactAddress contact =
                WebhookChannel.contact(payload, event.path("contact").asText());
        Instant at = Instant.parse(event.path("at").asText());
        return switch (event.path("type").asText()) {
            case "message" -> {
                String text = event.path("text").asText().replace('\0', '\uFFFD');
                yield List.of(new ChannelEvent.MessageReceived(id, contact, at, null, List.of(new Part.Text(text))));
            }
            case "status" -> status(event, id, contact, at);
            case String other -> List.of(new ChannelEvent.Unknown(id, contact, at, kind(other)));
        };
    }

    private static List<ChannelEvent> status(JsonNode event, String id, ContactAddress contact, Instant at) {
        String message = event.path("reference").asText();
        return switch (event.path("status").asText()) {
            case "queued" -> List.of(); // says less than its acceptance did
            case "sent" -> List.of(new ChannelEvent.MessageReported(id, contact, at, message, Receipt.SENT, null));
            case "delivered" ->
                List.of(new ChannelEvent.MessageReported(id, contact, at, message, Receipt.DELIVERED, null));
            case "failed" ->
                List.of(new ChannelEvent.MessageReported(
                        id,
                        contact,
                        at,
                        message,
                        Receipt.FAILED,
                        failure(event.path("code").asInt())));
            case String other -> List.of(new ChannelEvent.Unknown(id, contact, at, kind("status." + other)));
        };
    }

    private static ChannelEvent.Failure failure(int code) {
        return switch (code) {
            case 1 -> new ChannelEvent.Failure("invalid-number", "The number does not exist.");
            case 11 -> new ChannelEvent.Failure("not-sms", "The number takes no text messages. It may be a landline.");
            case 27 -> new ChannelEvent.Failure("absent", "The phone was switched off or out of reach for too long.");
            default ->
                new ChannelEvent.Failure("sms-" + code, "Paloma could not deliver it (code %d).".formatted(code));
        };
    }

    /** Kinds stand in meters: short, and of few characters. */
    private static String kind(String told) {
        return NAME.matcher(told).matches() ? told : "strange";
    }
}
