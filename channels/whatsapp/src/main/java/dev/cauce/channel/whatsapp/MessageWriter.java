package dev.cauce.channel.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes messages as {@code POST /<number>/messages} takes them. Pure. */
final class MessageWriter {
    private static final JsonMapper JSON = new JsonMapper();

    private MessageWriter() {}

    /**
     * Where a message belongs.
     *
     * @param id ours: comes back with each status of the message
     * @param answered Meta's id of the message that it is shown as the answer to
     */
    record Envelope(String id, String to, @Nullable String answered) {}

    /** {@code media} is the id of the uploaded file, if there is one. */
    static byte[] write(Envelope envelope, Outgoing outgoing, @Nullable String media) {
        ObjectNode message = JSON.createObjectNode()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("to", envelope.to())
                .put("biz_opaque_callback_data", envelope.id());
        if (envelope.answered() != null) {
            message.putObject("context").put("message_id", envelope.answered());
        }
        switch (outgoing) {
            case Outgoing.Text text ->
                body(message, "text").put("preview_url", false).put("body", text.body());
            case Outgoing.Place place -> place(body(message, "location"), place);
            case Outgoing.File file -> file(body(message, file.kind().word()), file, media);
            case Outgoing.Template template -> template(body(message, "template"), template);
        }
        return bytes(message);
    }

    /** That the contact's message with this id of Meta's was read. */
    static byte[] read(String wamid) {
        return bytes(JSON.createObjectNode()
                .put("messaging_product", "whatsapp")
                .put("status", "read")
                .put("message_id", wamid));
    }

    private static byte[] bytes(ObjectNode message) {
        try {
            return JSON.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }

    private static ObjectNode body(ObjectNode message, String type) {
        return message.put("type", type).putObject(type);
    }

    private static void place(ObjectNode body, Outgoing.Place place) {
        body.put("latitude", place.location().latitude())
                .put("longitude", place.location().longitude());
        if (place.location().label() != null) {
            body.put("name", place.location().label());
        }
    }

    private static void file(ObjectNode body, Outgoing.File file, @Nullable String media) {
        body.put("id", media);
        if (file.caption() != null) {
            body.put("caption", file.caption());
        }
        if (file.kind() == Outgoing.Kind.DOCUMENT) {
            body.put("filename", file.file().name());
        }
    }

    private static void template(ObjectNode body, Outgoing.Template template) {
        body.put("name", template.name()).putObject("language").put("code", template.language());
        if (!template.parameters().isEmpty()) {
            var parameters =
                    body.putArray("components").addObject().put("type", "body").putArray("parameters");
            template.parameters()
                    .forEach(text -> parameters.addObject().put("type", "text").put("text", text));
        }
    }
}
