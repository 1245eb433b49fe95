package dev.cauce.channel.chat;

import dev.cauce.channel.api.Capabilities;
import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Web chat as an adapter. A delivered message is in the visitor's thread: a connection shows it now, or when it resumes. */
public final class ChatAdapter implements MessageAdapter {
    private final ChatCodec codec;
    private final Capabilities capabilities;
    private final VisitorConnections connections;

    public ChatAdapter(ChatLimits limits, long attachmentBytes, VisitorConnections connections) {
        this.codec = new ChatCodec(limits);
        this.connections = connections;
        this.capabilities = new Capabilities(
                Set.of(
                        Capability.TEXT,
                        Capability.ATTACHMENTS,
                        Capability.TYPING,
                        Capability.RECEIPTS,
                        Capability.NOTICES),
                new Capabilities.Limits(limits.textLength(), limits.attachments(), attachmentBytes));
    }

    @Override
    public String kind() {
        return "chat";
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Decoded decode(Payload payload) {
        return switch (codec.read(payload.text())) {
            case ChatCodec.Reading.Malformed wrong ->
                new Decoded.Malformed(wrong.code(), wrong.message(), wrong.field());
            case ChatCodec.Reading.Understood(ClientFrame frame) -> new Decoded.Events(events(frame, payload));
        };
    }

    private static List<ChannelEvent> events(ClientFrame frame, Payload payload) {
        return switch (frame) {
            case ClientFrame.Authenticate _, ClientFrame.Rate _ -> List.of();
            case ClientFrame.Message message ->
                List.of(ChatEvents.message(message, payload.from(), payload.receivedAt()));
            case ClientFrame.Typing typing -> List.of(ChatEvents.typing(typing, payload.from(), payload.receivedAt()));
            case ClientFrame.Read read -> List.of(ChatEvents.read(read, payload.from(), payload.receivedAt()));
            case ClientFrame.Close _ -> List.of(ChatEvents.close(payload.from(), payload.receivedAt()));
        };
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(OutboundMessage message) {
        return CompletableFuture.completedFuture(capabilities.refusalOf(message).orElseGet(() -> {
            connections.tell(
                    message.to(),
                    new ServerFrame.Message(new Timeline.Entry(
                            message.id(),
                            null,
                            message.conversation(),
                            message.sequence(),
                            Timeline.Author.AGENT,
                            message.senderName(),
                            message.at(),
                            message.parts(),
                            Receipt.SENT)));
            return new DeliveryOutcome.Accepted(message.id());
        }));
    }

    @Override
    public DeliveryOutcome tell(Notice notice) {
        connections.tell(notice.to(), frame(notice));
        return new DeliveryOutcome.Accepted("");
    }

    private static ServerFrame frame(Notice notice) {
        return switch (notice) {
            case Notice.Queued queued -> new ServerFrame.Queue(queued.position(), queued.estimate());
            case Notice.AgentJoined joined -> new ServerFrame.Agent(joined.name());
            case Notice.AgentTyping typing -> new ServerFrame.Typing(typing.typing());
            case Notice.Closed closed -> new ServerFrame.Closed(closed.conversation(), closed.by(), false);
        };
    }
}
