package dev.cauce.channel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import java.util.Base64;
import java.util.Map;

/**
 * An agent's message as a channel's system is posted it: a CloudEvent 1.0 in structured mode, which
 * {@code docs/reference/http-channel-asyncapi.yaml} describes.
 */
final class GatewayMessage {
    static final String MEDIA_TYPE = "application/cloudevents+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private GatewayMessage() {}

    /** {@code contents} of the message's files, by their ids. */
    static byte[] write(OutboundMessage message, Map<String, byte[]> contents) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", message.id())
                .put("source", "/channels/" + message.to().channel())
                .put("type", "dev.cauce.channel.message")
                .put("time", message.at().toString())
                .put("datacontenttype", "application/json");
        ObjectNode data = event.putObject("data");
        contact(data.putObject("contact"), message.to());
        data.put("conversation", message.conversation()).put("sequence", message.sequence());
        if (message.senderName() != null) {
            data.put("sender", message.senderName());
        }
        ArrayNode parts = data.putArray("parts");
        message.parts().forEach(part -> part(parts.addObject(), part, contents));
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }

    private static void contact(ObjectNode contact, ContactAddress to) {
        contact.put("address", to.address());
        if (to.topic() != null) {
            contact.put("topic", to.topic());
        }
    }

    private static void part(ObjectNode into, Part part, Map<String, byte[]> contents) {
        switch (part) {
            case Part.Text text -> into.put("text", text.text());
            case Part.Attachment file ->
                into.putObject("attachment")
                        .put("name", file.name())
                        .put("contentType", file.contentType())
                        .put(
                                "content",
                                Base64.getEncoder().encodeToString(contents.getOrDefault(file.id(), new byte[0])));
            case Part.Location place -> {
                ObjectNode location = into.putObject("location")
                        .put("latitude", place.latitude())
                        .put("longitude", place.longitude());
                if (place.label() != null) {
                    location.put("label", place.label());
                }
            }
            case Part.QuickReply reply ->
                into.putObject("quickReply").put("id", reply.id()).put("title", reply.title());
            case Part.AwaitedFile _,
                    Part.Answering _,
                    Part.Quote _,
                    Part.Origin _,
                    Part.Letterhead _,
                    Part.Html _,
                    Part.Task _,
                    Part.Template _,
                    Part.WrapUp _,
                    Part.Unsupported _ ->
                throw new IllegalArgumentException("A part of this kind cannot be sent, only received.");
        }
    }
}
