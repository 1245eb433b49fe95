package dev.cauce.channel.whatsapp;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Payload;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what webhooks mean. One may hold several entries: what is wrong with one of them stops no other, and is an error only when
 * nothing else came with it.
 */
public final class WebhookReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Pure; the payload's address is the id of the phone number it was sent to. Never throws. */
    public Webhook read(Payload payload) {
        return read(payload, Set.of());
    }

    /** As {@link #read(Payload)}; what is of these other phone numbers is read for their own channels and passed over here. */
    public Webhook read(Payload payload, Set<String> others) {
        JsonNode root;
        try {
            root = JSON.readTree(payload.stream());
        } catch (IOException broken) {
            return malformed("not-json", "The body is not JSON. Send it as Meta does.", "");
        }
        if (!root.path("object").asText().equals("whatsapp_business_account")) {
            return malformed(
                    "not-whatsapp",
                    "Only webhooks of a whatsapp_business_account are taken here. Subscribe to that object.",
                    "object");
        }
        if (!root.path("entry").isArray() || root.path("entry").isEmpty()) {
            return malformed("no-entry", "A webhook has at least one entry.", "entry");
        }
        var reading = new Reading(payload, others);
        for (int entry = 0; entry < root.path("entry").size(); entry++) {
            JsonNode changes = root.path("entry").path(entry).path("changes");
            if (!changes.isArray()) {
                reading.wrong(
                        "no-changes", "An entry has a list of changes.", "entry[%d].changes".formatted(entry), changes);
            }
            for (int change = 0; change < changes.size(); change++) {
                reading.change(changes.path(change), "entry[%d].changes[%d]".formatted(entry, change));
            }
        }
        return reading.webhook();
    }

    /** The ids of the phone numbers that a webhook tells of: an app has one webhook for all of its numbers unless told otherwise. */
    public Set<String> numbers(Payload payload) {
        try {
            return JSON.readTree(payload.stream()).findValues("phone_number_id").stream()
                    .map(JsonNode::asText)
                    .collect(Collectors.toSet());
        } catch (IOException notJson) {
            return Set.of();
        }
    }

    private static Webhook malformed(String code, String message, String field) {
        return new Webhook(new Decoded.Malformed(code, message, field), List.of());
    }
}
