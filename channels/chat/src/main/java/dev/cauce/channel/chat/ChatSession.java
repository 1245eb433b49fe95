package dev.cauce.channel.chat;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.RateLimit;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a visitor, from its first frame to its end. It is given what happens and the time, and returns what is to
 * be done. What happens in the thread while the backlog is being read is kept until then, so that messages are sent once
 * and in order. Not thread-safe.
 */
public final class ChatSession {
    private static final int MOST_KEPT = 1_000;
    private static final int MOST_FAILED_LOADS = 15;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int DOUBLINGS = 4;
    private static final int POLICY = 1008;
    private static final int TOO_SLOW = 1013;
    private static final int NOT_AUTHENTICATED = 4401;

    private enum State {
        GREETING,
        VERIFYING,
        LOADING,
        LIVE,
        OVER
    }

    private final ChatLimits limits;
    private final ChatCodec codec;
    private final RateLimit rate;
    private final List<ServerFrame> kept = new ArrayList<>();
    private State state = State.GREETING;
    private @Nullable ContactAddress contact;
    private long lastSequence;
    private long readUpTo;
    private int errors;
    private int failedLoads;

    public ChatSession(ChatLimits limits, Instant now) {
        this.limits = limits;
        this.codec = new ChatCodec(limits);
        this.rate = new RateLimit(limits.frames(), limits.refill(), now);
    }

    public List<ChatOutput> on(ChatInput input, Instant now) {
        if (state == State.OVER) {
            return List.of();
        }
        return switch (input) {
            case ChatInput.FrameReceived(String text) -> frame(text, now);
            case ChatInput.Verified(ContactAddress verified) -> verified(verified);
            case ChatInput.Loaded loaded -> loaded(loaded);
            case ChatInput.NotLoaded _ -> notLoaded();
            case ChatInput.Published(String id) -> send(new ServerFrame.Accepted(id));
            case ChatInput.Rated(String conversation, int score) -> send(new ServerFrame.Rated(conversation, score));
            case ChatInput.NotPublished refused ->
                send(new ServerFrame.Refused(refused.code(), refused.message(), "", refused.messageId()));
            case ChatInput.Told(ServerFrame frame) -> told(frame);
            case ChatInput.AuthenticationDue _ ->
                state == State.GREETING
                        ? hangUp(NOT_AUTHENTICATED, "No token came in time. Send authenticate first.")
                        : List.of();
        };
    }

    private List<ChatOutput> frame(String text, Instant now) {
        if (!rate.take(now)) {
            return error(new ServerFrame.Refused(
                    "too-many-frames",
                    "Too many frames. At most %d at once, then one each %d ms."
                            .formatted(limits.frames(), limits.refill().toMillis()),
                    "",
                    null));
        }
        return switch (codec.read(text)) {
            case ChatCodec.Reading.Malformed wrong ->
                error(new ServerFrame.Refused(wrong.code(), wrong.message(), wrong.field(), null));
            case ChatCodec.Reading.Understood(ClientFrame frame) -> understood(frame, now);
        };
    }

    private List<ChatOutput> understood(ClientFrame frame, Instant now) {
        if (frame instanceof ClientFrame.Authenticate authenticate) {
            if (state != State.GREETING) {
                return error(new ServerFrame.Refused(
                        "authenticated-already", "Send authenticate once, as the first frame.", "type", null));
            }
            state = State.VERIFYING;
            lastSequence = authenticate.lastSequence();
            return List.of(new ChatOutput.Verify(authenticate.token()));
        }
        if (contact == null) {
            return error(new ServerFrame.Refused(
                    "not-authenticated", "Send authenticate first and wait for welcome.", "type", null));
        }
        return fromVisitor(contact, frame, now);
    }

    private List<ChatOutput> fromVisitor(ContactAddress from, ClientFrame frame, Instant now) {
        return switch (frame) {
            case ClientFrame.Message message ->
                List.of(new ChatOutput.PublishMessage(ChatEvents.message(message, from, now)));
            case ClientFrame.Typing typing -> List.of(new ChatOutput.Signal(ChatEvents.typing(typing, from, now)));
            case ClientFrame.Read read -> {
                if (read.sequence() <= readUpTo || read.sequence() > lastSequence) {
                    yield List.of();
                }
                readUpTo = read.sequence();
                yield List.of(new ChatOutput.Publish(ChatEvents.read(read, from, now)));
            }
            case ClientFrame.Rate rating -> List.of(new ChatOutput.Rate(from, rating));
            case ClientFrame.Close _ -> List.of(new ChatOutput.Publish(ChatEvents.close(from, now)));
            case ClientFrame.Authenticate _ -> List.of();
        };
    }

    private List<ChatOutput> verified(@Nullable ContactAddress verified) {
        if (verified == null) {
            return hangUp(NOT_AUTHENTICATED, "The token is not valid here. Ask for a new one.");
        }
        state = State.LOADING;
        contact = verified;
        return List.of(new ChatOutput.Send(new ServerFrame.Welcome(verified.address())), load(verified, Duration.ZERO));
    }

    /**
     * The visitor keeps the socket, and may write, while the history is not to be had: a crowd that connected anew for every
     * failure would keep it so.
     */
    private List<ChatOutput> notLoaded() {
        if (contact == null || failedLoads == MOST_FAILED_LOADS) {
            return hangUp(TOO_SLOW, "The history is not available just now. Try again.");
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failedLoads, DOUBLINGS));
        failedLoads++;
        return List.of(load(contact, pause));
    }

    private ChatOutput load(ContactAddress from, Duration pause) {
        return new ChatOutput.Load(from, lastSequence, limits.backlog(), pause);
    }

    private List<ChatOutput> loaded(ChatInput.Loaded loaded) {
        failedLoads = 0;
        List<ChatOutput> outputs = new ArrayList<>();
        for (Timeline.Entry entry : loaded.entries()) {
            outputs.addAll(message(new ServerFrame.Message(entry)));
        }
        if (contact != null && loaded.entries().size() >= limits.backlog()) {
            outputs.add(load(contact, Duration.ZERO));
            return outputs;
        }
        state = State.LIVE;
        if (loaded.closed() != null) {
            outputs.add(new ChatOutput.Send(loaded.closed()));
        }
        kept.forEach(frame -> outputs.addAll(told(frame)));
        kept.clear();
        return outputs;
    }

    private List<ChatOutput> told(ServerFrame frame) {
        if (state != State.LIVE) {
            if (kept.size() >= MOST_KEPT) {
                return hangUp(TOO_SLOW, "Too much happened meanwhile. Connect again.");
            }
            kept.add(frame);
            return List.of();
        }
        return frame instanceof ServerFrame.Message message ? message(message) : send(frame);
    }

    /** Each message once, in order; an own message that the page knows by its sequence is not repeated. */
    private List<ChatOutput> message(ServerFrame.Message message) {
        if (message.entry().sequence() <= lastSequence) {
            return List.of();
        }
        lastSequence = message.entry().sequence();
        if (message.entry().author() == Timeline.Author.AGENT && message.entry().receipt() == Receipt.READ) {
            readUpTo = Math.max(readUpTo, lastSequence);
        }
        return send(message);
    }

    private static List<ChatOutput> send(ServerFrame frame) {
        return List.of(new ChatOutput.Send(frame));
    }

    private List<ChatOutput> error(ServerFrame.Refused error) {
        errors++;
        if (errors < limits.errors()) {
            return send(error);
        }
        List<ChatOutput> outputs = new ArrayList<>(send(error));
        outputs.addAll(hangUp(POLICY, "Too many frames were wrong."));
        return outputs;
    }

    private List<ChatOutput> hangUp(int code, String reason) {
        state = State.OVER;
        return List.of(new ChatOutput.HangUp(code, reason));
    }
}
