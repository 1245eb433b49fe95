package dev.cauce.channel.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.http.Json.Wrong;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a channel's system posts: a CloudEvent 1.0 in structured mode. The same event posted again is the same, as its
 * {@code id} becomes the event's own. Pure.
 */
final class GatewayEvents {
    private static final String TYPES = "dev.cauce.channel.";
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_FILES = 10;
    private static final int DEEPEST = 20;
    private static final Map<String, Receipt> REPORTS =
            Map.of("delivered", Receipt.DELIVERED, "read", Receipt.READ, "failed", Receipt.FAILED);

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    Decoded decode(Payload payload) {
        try {
            JsonNode root = json.readTree(payload.body());
            if (root == null || !root.isObject()) {
                return new Decoded.Malformed("not-an-object", "Send one CloudEvent as a JSON object.", "");
            }
            return decode(new Json(root, ""), payload);
        } catch (Wrong wrong) {
            return new Decoded.Malformed(wrong.code(), wrong.words(), wrong.field());
        } catch (IOException notJson) {
            return new Decoded.Malformed("not-json", "The body is not JSON. Send a CloudEvent in structured mode.", "");
        }
    }

    private static Decoded decode(Json event, Payload payload) throws Wrong {
        if (!"1.0".equals(event.optional("specversion", 10))) {
            throw new Wrong("not-a-cloud-event", "Must be 1.0, the version of CloudEvents.", "specversion");
        }
        String id = event.name("id", LONGEST_ID);
        String type = event.name("type", LONGEST_ID);
        Instant at = event.instant("time", payload.receivedAt());
        Json data = event.object("data");
        ContactAddress from = contact(data.object("contact"), payload.from());
        return switch (type.startsWith(TYPES) ? type.substring(TYPES.length()) : "") {
            case "message-received" -> message(id, from, at, data);
            case "message-reported" -> only(report(id, from, at, data));
            case "contact-typing" -> only(new ChannelEvent.ContactTyping(id, from, at, data.flag("typing")));
            case "contact-closed" -> only(new ChannelEvent.ContactClosed(id, from, at));
            default -> only(new ChannelEvent.Unknown(id, from, at, type));
        };
    }

    private static Decoded only(ChannelEvent event) {
        return new Decoded.Events(List.of(event));
    }

    private static ContactAddress contact(Json contact, ContactAddress account) throws Wrong {
        String address = contact.text("address", LONGEST_ADDRESS);
        if (address.chars().anyMatch(Character::isISOControl)) {
            throw new Wrong("control-characters", "Must not contain control characters.", contact.at("address"));
        }
        return contact.has("topic")
                ? new ContactAddress(account.client(), account.channel(), address, contact.name("topic", LONGEST_ID))
                : new ContactAddress(account.client(), account.channel(), address);
    }

    private static Decoded message(String id, ContactAddress from, Instant at, Json data) throws Wrong {
        List<Part> parts = new ArrayList<>();
        String text = data.optional("text", LONGEST_TEXT);
        if (text != null && !text.isBlank()) {
            parts.add(new Part.Text(text));
        }
        if (data.has("location")) {
            Json place = data.object("location");
            parts.add(new Part.Location(
                    place.number("latitude", 90),
                    place.number("longitude", 180),
                    place.optional("label", LONGEST_NAME)));
        }
        if (data.has("quickReply")) {
            Json reply = data.object("quickReply");
            parts.add(new Part.QuickReply(reply.text("id", LONGEST_ID), reply.text("title", LONGEST_NAME)));
        }
        List<EmbeddedFile> files = files(id, from, data);
        files.forEach(file -> parts.add(file.description()));
        if (parts.isEmpty()) {
            throw new Wrong(
                    "empty", "Send at least one of text, location, quickReply and attachments.", data.at("text"));
        }
        String name = data.object("contact").optional("name", LONGEST_NAME);
        return new Decoded.Events(List.of(new ChannelEvent.MessageReceived(id, from, at, name, parts)), files);
    }

    private static List<EmbeddedFile> files(String id, ContactAddress from, Json data) throws Wrong {
        List<EmbeddedFile> files = new ArrayList<>();
        if (!data.has("attachments")) {
            return files;
        }
        JsonNode all = data.node().path("attachments");
        if (!all.isArray() || all.size() > MOST_FILES) {
            throw new Wrong(
                    "too-many-attachments",
                    "Must be a list of at most %d files.".formatted(MOST_FILES),
                    data.at("attachments"));
        }
        for (JsonNode one : all) {
            var file = new Json(one, "%s[%d]".formatted(data.at("attachments"), files.size()));
            byte[] content = content(file);
            var description = new Part.Attachment(
                    EmbeddedFile.idOf(from, id, files.size()),
                    file.text("name", LONGEST_NAME),
                    "application/octet-stream",
                    content.length);
            files.add(new EmbeddedFile(from, description, content));
        }
        return files;
    }

    private static byte[] content(Json file) throws Wrong {
        try {
            byte[] content = Base64.getDecoder().decode(file.text("content", Integer.MAX_VALUE));
            if (content.length > 0) {
                return content;
            }
        } catch (IllegalArgumentException notBase64) {
            throw notAFile(file);
        }
        throw notAFile(file);
    }

    private static Wrong notAFile(Json file) {
        return new Wrong("not-a-file", "Must be the file in Base64, and not empty.", file.at("content"));
    }

    private static ChannelEvent report(String id, ContactAddress from, Instant at, Json data) throws Wrong {
        String message = data.text("message", LONGEST_NAME);
        Receipt receipt = REPORTS.get(data.text("status", LONGEST_NAME));
        if (receipt == null) {
            throw new Wrong("unknown-status", "Must be delivered, read or failed.", data.at("status"));
        }
        return new ChannelEvent.MessageReported(
                id, from, at, message, receipt, receipt == Receipt.FAILED ? failure(data) : null);
    }

    private static ChannelEvent.@Nullable Failure failure(Json data) throws Wrong {
        String code = data.optional("code", LONGEST_ID);
        String text = data.optional("reason", LONGEST_NAME);
        return new ChannelEvent.Failure(
                code == null ? "failed" : code, text == null ? "The channel's system gave no reason." : text);
    }
}
