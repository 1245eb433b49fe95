package dev.cauce.engine.channel;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.chat.ChatInput;
import dev.cauce.channel.chat.ChatOutput;
import dev.cauce.channel.chat.ChatSession;
import dev.cauce.channel.chat.FrameWriter;
import dev.cauce.engine.persistence.Overloaded;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does what the session of one socket wants done, one input after another. Thread-safe. */
final class VisitorConnection {
    private static final Logger LOG = Logger.getLogger(VisitorConnection.class);

    private final WebSocketConnection socket;
    private final String channel;
    private final ChatSession session;
    private final ChatNode node;
    private @Nullable ContactAddress contact;
    private boolean isGone;

    VisitorConnection(WebSocketConnection socket, String channel, ChatSession session, ChatNode node) {
        this.socket = socket;
        this.channel = channel;
        this.session = session;
        this.node = node;
    }

    String channel() {
        return channel;
    }

    synchronized void on(ChatInput input) {
        session.on(input, node.now()).forEach(this::carryOut);
    }

    /** Takes the connection out of the node. */
    synchronized void gone() {
        isGone = true;
        if (contact != null) {
            node.leave(contact, this);
        }
    }

    private synchronized boolean isHere() {
        return !isGone;
    }

    private void carryOut(ChatOutput output) {
        switch (output) {
            case ChatOutput.Send(var frame) ->
                socket.sendText(FrameWriter.write(frame))
                        .subscribe()
                        .with(
                                _ -> {},
                                failure -> LOG.debugf(failure, "A frame was not sent connection=%s", socket.id()));
            case ChatOutput.Verify(String token) ->
                on(new ChatInput.Verified(node.verified(token, channel).orElse(null)));
            case ChatOutput.Load load -> load(load);
            case ChatOutput.PublishMessage(var event) ->
                answer(
                        node.publish(event),
                        new ChatInput.Published(event.id()),
                        failure -> node.refusal(event.id(), failure));
            case ChatOutput.Publish(var event) -> node.publishQuietly(event);
            case ChatOutput.Rate rate ->
                node.rate(rate.contact(), rate.rating()).thenAccept(this::on);
            case ChatOutput.Signal(var typing) -> node.signal(typing);
            case ChatOutput.HangUp(int code, String reason) ->
                socket.close(new CloseReason(code, reason))
                        .subscribe()
                        .with(_ -> {}, failure -> LOG.debugf(failure, "Not closed connection=%s", socket.id()));
        }
    }

    private void load(ChatOutput.Load load) {
        contact = load.contact();
        node.join(load.contact(), this);
        if (load.pause().isZero()) {
            read(load);
        } else {
            node.within(load.pause(), () -> read(load));
        }
    }

    private void read(ChatOutput.Load load) {
        node.load(load.contact(), load.after(), load.limit(), this::isHere).whenComplete((loaded, failure) -> {
            if (!isHere()) {
                return;
            }
            if (failure == null) {
                on(loaded);
            } else {
                if (!(failure instanceof Overloaded)) {
                    LOG.warnf(failure, "A visitor's history was not read channel=%s", channel);
                }
                on(new ChatInput.NotLoaded());
            }
        });
    }

    private void answer(
            CompletionStage<?> publishing,
            ChatInput published,
            java.util.function.Function<Throwable, ChatInput> refused) {
        publishing.whenComplete((_, failure) -> on(failure == null ? published : refused.apply(failure)));
    }
}
