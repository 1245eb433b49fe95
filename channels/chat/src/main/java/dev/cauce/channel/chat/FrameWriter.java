package dev.cauce.channel.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Timeline;
import java.util.Locale;

/** Writes the frames that a visitor's page is told. Pure. */
public final class FrameWriter {
    private FrameWriter() {}

    public static String write(ServerFrame frame) {
        return json(frame).toString();
    }

    private static ObjectNode json(ServerFrame frame) {
        return switch (frame) {
            case ServerFrame.Welcome(String visitor) -> typed("welcome").put("visitor", visitor);
            case ServerFrame.Accepted(String id) -> typed("accepted").put("id", id);
            case ServerFrame.Message(Timeline.Entry entry) -> message(entry);
            case ServerFrame.Status status ->
                typed("status")
                        .put("author", word(status.author()))
                        .put("upTo", status.upTo())
                        .put("status", word(status.status()));
            case ServerFrame.Typing(boolean typing) -> typed("typing").put("typing", typing);
            case ServerFrame.Queue queue -> queue(queue);
            case ServerFrame.Agent(String name) -> typed("agent").put("name", name);
            case ServerFrame.Closed closed ->
                typed("closed")
                        .put("conversation", closed.conversation())
                        .put("by", word(closed.by()))
                        .put("rate", closed.rate());
            case ServerFrame.Rated(String conversation, int score) ->
                typed("rated").put("conversation", conversation).put("score", score);
            case ServerFrame.Refused error -> error(error);
        };
    }

    private static ObjectNode message(Timeline.Entry entry) {
        ObjectNode json = typed("message")
                .put("id", entry.id())
                .put("conversation", entry.conversation())
                .put("sequence", entry.sequence())
                .put("author", word(entry.author()))
                .put("at", entry.at().toString())
                .put("status", word(entry.receipt()));
        if (entry.clientId() != null) {
            json.put("clientId", entry.clientId());
        }
        if (entry.senderName() != null && entry.author() != Timeline.Author.CONTACT) {
            json.put("name", entry.senderName());
        }
        StringBuilder text = new StringBuilder();
        var attachments = json.putArray("attachments");
        for (Part part : entry.parts()) {
            switch (part) {
                case Part.Text words -> text.append(words.text());
                case Part.QuickReply reply -> text.append(reply.title());
                case Part.Attachment file ->
                    attachments
                            .addObject()
                            .put("id", file.id())
                            .put("name", file.name())
                            .put("contentType", file.contentType())
                            .put("size", file.size());
                case Part.Location _,
                        Part.Letterhead _,
                        Part.AwaitedFile _,
                        Part.Answering _,
                        Part.Quote _,
                        Part.Origin _,
                        Part.Html _,
                        Part.Task _,
                        Part.Template _,
                        Part.WrapUp _,
                        Part.Unsupported _ -> {}
            }
        }
        return json.put("text", text.toString());
    }

    private static ObjectNode queue(ServerFrame.Queue queue) {
        ObjectNode json = typed("queue").put("position", queue.position());
        if (queue.estimate() != null) {
            json.putObject("estimate")
                    .put("low", queue.estimate().low().toString())
                    .put("high", queue.estimate().high().toString())
                    .put("confidence", word(queue.estimate().confidence()));
        }
        return json;
    }

    private static ObjectNode error(ServerFrame.Refused error) {
        ObjectNode json = typed("error").put("code", error.code()).put("message", error.message());
        if (!error.field().isEmpty()) {
            json.put("field", error.field());
        }
        if (error.id() != null) {
            json.put("id", error.id());
        }
        return json;
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
