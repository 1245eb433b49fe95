package dev.cauce.engine.channel;

import dev.cauce.channel.chat.ChatInput;
import dev.cauce.channel.chat.ChatLimits;
import dev.cauce.channel.chat.ChatSession;
import dev.cauce.engine.configuration.ConfigurationView;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The socket of visitors; its protocol is in {@code docs/reference/chat-asyncapi.yaml}. */
@WebSocket(path = "/ws/chat/v1/{channelId}")
public class ChatSocket {
    private static final Logger LOG = Logger.getLogger(ChatSocket.class);
    private static final int BACKLOG = 200;
    private static final int ERRORS = 20;
    private static final int FRAME_OVERHEAD = 8_192;
    private static final int NOT_ALLOWED = 4403;
    private static final int NOT_TEXT = 1003;

    private final Map<String, VisitorConnection> open = new ConcurrentHashMap<>();
    private final ChatNode node;
    private final ConfigurationView configuration;
    private final ChatSettings settings;
    private final ChatLimits limits;
    private final Clock clock;
    private final Vertx vertx;

    ChatSocket(ChatNode node, ConfigurationView configuration, ChatSettings settings, Clock clock, Vertx vertx) {
        this.node = node;
        this.configuration = configuration;
        this.settings = settings;
        this.clock = clock;
        this.vertx = vertx;
        this.limits = new ChatLimits(
                settings.textLength() * 6 + FRAME_OVERHEAD,
                settings.textLength(),
                settings.attachments(),
                settings.frames(),
                settings.frameRefill(),
                ERRORS,
                BACKLOG);
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection socket, @PathParam("channelId") String channelId) {
        var channel = configuration.chatChannel(channelId);
        String origin = socket.handshakeRequest().header("Origin");
        if (channel.isEmpty()
                || (origin != null && !channel.get().allowedOrigins().contains(origin))) {
            close(socket, new CloseReason(NOT_ALLOWED, "This page may not use this chat. Allow its origin first."));
            return;
        }
        var connection = new VisitorConnection(socket, channelId, new ChatSession(limits, clock.instant()), node);
        open.put(socket.id(), connection);
        vertx.setTimer(settings.authenticateWithin().toMillis(), _ -> connection.on(new ChatInput.AuthenticationDue()));
    }

    @OnTextMessage
    @NonBlocking
    void received(String frame, WebSocketConnection socket) {
        VisitorConnection connection = open.get(socket.id());
        if (connection != null) {
            connection.on(new ChatInput.FrameReceived(frame));
        }
    }

    @OnBinaryMessage
    @NonBlocking
    void received(Buffer frame, WebSocketConnection socket) {
        close(socket, new CloseReason(NOT_TEXT, "Frames are JSON text, not binary."));
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection socket) {
        VisitorConnection connection = open.remove(socket.id());
        if (connection != null) {
            connection.gone();
        }
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection socket) {
        LOG.debugf(failure, "A visitor's socket failed connection=%s", socket.id());
        closed(socket);
    }

    private static void close(WebSocketConnection socket, CloseReason reason) {
        socket.close(reason)
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf(failure, "Not closed connection=%s", socket.id()));
    }
}
