package dev.cauce.engine.supervisor;

import dev.cauce.engine.desk.session.StaffSockets;
import dev.cauce.engine.security.Role;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;

/** The socket of a supervisor's wallboard; its protocol is in {@code docs/reference/agent-asyncapi.yaml}. */
@WebSocket(path = "/ws/supervisor")
public final class SupervisorSocket {
    private final StaffSockets sockets;
    private final LiveFeed feed;

    SupervisorSocket(StaffSockets sockets, LiveFeed feed) {
        this.sockets = sockets;
        this.feed = feed;
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        sockets.opened(connection, Role.SUPERVISOR, feed::greet);
    }

    @OnTextMessage
    @NonBlocking
    void received(String frame, WebSocketConnection connection) {
        sockets.received(connection, frame);
    }

    @OnBinaryMessage
    @NonBlocking
    void received(Buffer frame, WebSocketConnection connection) {
        sockets.receivedBinary(connection);
    }

    @OnPongMessage
    @NonBlocking
    void answered(Buffer ping, WebSocketConnection connection) {
        sockets.answeredPing(connection);
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        sockets.closed(connection);
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        sockets.failed(connection, failure);
    }
}
