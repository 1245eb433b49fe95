package dev.cauce.engine.desk.session;

import com.fasterxml.jackson.core.JacksonException;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The life of one staff socket: authenticated by its first frame or closed in time, pinged, told what is wrong with a
 * frame, closed when its token ends. Thread-safe.
 */
final class StaffSocket {
    private static final Logger LOG = Logger.getLogger(StaffSocket.class);
    private static final int PINGS_MISSED = 2;

    private final WebSocketConnection connection;
    private final Outlet outlet;
    private final Role role;
    private final StaffSockets.Greeter greeter;
    private final StaffSockets shared;
    private final List<Long> timers = new ArrayList<>();
    private @Nullable Runnable goodbye;
    private int malformed;
    private int unansweredPings;
    private boolean over;

    StaffSocket(
            WebSocketConnection connection,
            Outlet outlet,
            Role role,
            StaffSockets.Greeter greeter,
            StaffSockets shared) {
        this.connection = connection;
        this.outlet = outlet;
        this.role = role;
        this.greeter = greeter;
        this.shared = shared;
    }

    synchronized void begin() {
        after(shared.limits().authenticateWithin(), () -> {
            if (goodbye == null) {
                outlet.close(Closing.NOT_AUTHENTICATED_IN_TIME);
            }
        });
        timers.add(shared.vertx().setPeriodic(shared.limits().pingEvery().toMillis(), _ -> ping()));
    }

    synchronized void received(String text) {
        if (over) {
            return;
        }
        try {
            switch (shared.read(text)) {
                case ClientFrame.Authenticate authenticate -> authenticate(authenticate);
                case null -> refuse(shared.error(new ErrorFrame("A frame is a JSON object, not null.", List.of())));
            }
        } catch (JacksonException unreadable) {
            refuse(shared.error(unreadable));
        }
    }

    synchronized void receivedBinary() {
        refuse(shared.error(new ErrorFrame("Frames are JSON text, not binary.", List.of())));
    }

    synchronized void answeredPing() {
        unansweredPings = 0;
    }

    synchronized void gone() {
        over = true;
        timers.forEach(shared.vertx()::cancelTimer);
        if (goodbye != null) {
            goodbye.run();
        }
    }

    private void authenticate(ClientFrame.Authenticate frame) {
        if (goodbye != null) {
            refuse(shared.error(new ErrorFrame(
                    "This socket is authenticated already.",
                    List.of(FieldError.of("type", "authenticate", "Send it once, as the first frame.")))));
            return;
        }
        var user = shared.verify(frame.token());
        if (user.isEmpty()) {
            outlet.close(Closing.UNAUTHENTICATED);
        } else if (!user.get().is(role)) {
            outlet.close(Closing.FORBIDDEN);
        } else {
            welcome(user.get(), frame.resume());
        }
    }

    private void welcome(SignedIn user, ClientFrame.@Nullable Resume resume) {
        goodbye = greeter.greet(user, resume, outlet);
        after(Duration.between(shared.clock().instant(), user.expiresAt()), () -> outlet.close(Closing.TOKEN_EXPIRED));
    }

    private void refuse(String error) {
        malformed++;
        outlet.send(error, shared.clock().instant());
        if (malformed >= shared.limits().malformedFrames()) {
            outlet.close(Closing.MALFORMED);
        }
    }

    private synchronized void ping() {
        if (unansweredPings >= PINGS_MISSED) {
            outlet.close(Closing.SILENT);
            return;
        }
        unansweredPings++;
        connection
                .sendPing(Buffer.buffer())
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf(failure, "A ping was not sent connection=%s", connection.id()));
    }

    private void after(Duration delay, Runnable action) {
        timers.add(shared.vertx().setTimer(Math.max(1, delay.toMillis()), _ -> run(action)));
    }

    private synchronized void run(Runnable action) {
        if (!over) {
            action.run();
        }
    }
}
