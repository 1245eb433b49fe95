package dev.cauce.channel.whatsapp;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        return opened(payload.stream()).of(payload.from(), payload.receivedAt(), Set.of());
    }

    /** Reads a body once, whoever's numbers it tells of. Never throws. */
    public Opened open(byte[] body) {
        return opened(new ByteArrayInputStream(body));
    }

    private static Opened opened(InputStream body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (IOException broken) {
            return Opened.not("not-json", "The body is not JSON. Send it as Meta does.", "");
        }
        if (!root.path("object").asText().equals("whatsapp_business_account")) {
            return Opened.not(
                    "not-whatsapp",
                    "Only webhooks of a whatsapp_business_account are taken here. Subscribe to that object.",
                    "object");
        }
        if (!root.path("entry").isArray() || root.path("entry").isEmpty()) {
            return Opened.not("no-entry", "A webhook has at least one entry.", "entry");
        }
        return new Opened(root, null);
    }

    /** A webhook whose body was read. */
    public static final class Opened {
        private final JsonNode root;
        private final @Nullable Webhook malformed;

        private Opened(JsonNode root, @Nullable Webhook malformed) {
            this.root = root;
            this.malformed = malformed;
        }

        private static Opened not(String code, String message, String field) {
            return new Opened(
                    MissingNode.getInstance(), new Webhook(new Decoded.Malformed(code, message, field), List.of()));
        }

        /** The ids of the phone numbers that it tells of: an app has one webhook for all of its numbers unless told otherwise. */
        public Set<String> numbers() {
            return root.findValues("phone_number_id").stream()
                    .map(JsonNode::asText)
                    .collect(Collectors.toSet());
        }

        /** What it says of the number; what is of the {@code others} is read for their own channels and passed over here. Pure. */
        public Webhook of(ContactAddress number, Instant receivedAt, Set<String> others) {
            if (malformed != null) {
                return malformed;
            }
            var reading = new Reading(number, receivedAt, others);
            for (int entry = 0; entry < root.path("entry").size(); entry++) {
                JsonNode changes = root.path("entry").path(entry).path("changes");
                if (!changes.isArray()) {
                    reading.wrong(
                            "no-changes",
                            "An entry has a list of changes.",
                            "entry[%d].changes".formatted(entry),
                            changes);
                }
                for (int change = 0; change < changes.size(); change++) {
                    reading.change(changes.path(change), "entry[%d].changes[%d]".formatted(entry, change));
                }
            }
            return reading.webhook();
        }
    }
}
