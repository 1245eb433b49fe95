package dev.cauce.engine.desk.session;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.web.JsonProblems;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens the sockets of agents and supervisors, which begin alike and differ in what they are told. */
@Singleton
public final class StaffSockets {
    private static final Logger LOG = Logger.getLogger(StaffSockets.class);
    private static final UserData.TypedKey<StaffSocket> KEY = new UserData.TypedKey<>("cauce.staff-socket");

    private final Tokens tokens;
    private final DeskSettings settings;
    private final SocketMetrics metrics;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Clock clock;

    StaffSockets(
            Tokens tokens, DeskSettings settings, SocketMetrics metrics, ObjectMapper json, Vertx vertx, Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.metrics = metrics;
        this.json = json;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Begins telling a signed-in user; returns what to do when the socket is gone. */
    @FunctionalInterface
    public interface Greeter {
        Runnable greet(SignedIn user, ClientFrame.@Nullable Resume resume, Outlet outlet);
    }

    public void opened(WebSocketConnection connection, Role role, Greeter greeter) {
        metrics.opened();
        var outlet = new SocketOutlet(connection, settings.socket().framesWaiting(), metrics);
        var socket = new StaffSocket(connection, outlet, role, greeter, this);
        connection.userData().put(KEY, socket);
        socket.begin();
    }

    public void received(WebSocketConnection connection, String frame) {
        of(connection).ifPresent(socket -> socket.received(frame));
    }

    public void receivedBinary(WebSocketConnection connection) {
        of(connection).ifPresent(StaffSocket::receivedBinary);
    }

    public void answeredPing(WebSocketConnection connection) {
        of(connection).ifPresent(StaffSocket::answeredPing);
    }

    public void closed(WebSocketConnection connection) {
        of(connection).ifPresent(socket -> {
            metrics.gone();
            socket.gone();
        });
    }

    /** What a socket could not deliver or read is that socket's end, and nobody else's. */
    public void failed(WebSocketConnection connection, Throwable failure) {
        LOG.debugf(failure, "A staff socket failed connection=%s", connection.id());
        if (connection.isOpen()) {
            connection
                    .close(Closing.FAILED.reason())
                    .subscribe()
                    .with(
                            _ -> {},
                            gone -> LOG.debugf(gone, "A socket was gone already connection=%s", connection.id()));
        }
    }

    private static Optional<StaffSocket> of(WebSocketConnection connection) {
        return Optional.ofNullable(connection.userData().get(KEY));
    }

    @Nullable
    ClientFrame read(String frame) throws JacksonException {
        return json.readValue(frame, ClientFrame.class);
    }

    Optional<SignedIn> verify(String token) {
        return tokens.verifyStaff(token);
    }

    /** An error frame for what could not be read. */
    String error(JacksonException unreadable) {
        return error(new ErrorFrame(
                JsonProblems.of(unreadable).detail(),
                JsonProblems.of(unreadable).errors()));
    }

    String error(ErrorFrame error) {
        try {
            return json.writeValueAsString(error);
        } catch (JacksonException e) {
            throw new IllegalStateException("An error frame is plain JSON", e);
        }
    }

    DeskSettings.Socket limits() {
        return settings.socket();
    }

    Vertx vertx() {
        return vertx;
    }

    Clock clock() {
        return clock;
    }
}
