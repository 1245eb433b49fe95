package dev.cauce.engine.desk.session;

import static dev.cauce.engine.desk.view.Acme.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SocketOutletTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SocketMetrics metrics = new SocketMetrics(meters, Clock.fixed(NINE, ZoneOffset.UTC));
    private final List<CloseReason> closed = new ArrayList<>();
    private final List<Object> sent = new ArrayList<>();

    @Test
    void aSocketThatDoesNotKeepUpIsClosedAndToldNothingMore() {
        var outlet = new SocketOutlet(connection(Uni.createFrom().nothing()), 2, metrics);

        for (var i = 0; i < 5; i++) {
            outlet.send("{}", NINE);
        }

        assertThat(sent).hasSize(2);
        assertThat(closed).extracting(CloseReason::getCode).containsExactly(Closing.TOO_SLOW.code());
        assertThat(meters.counter("cauce.desk.sockets.closed", "reason", "too_slow")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aSocketThatKeepsUpIsToldEverything() {
        var outlet = new SocketOutlet(connection(Uni.createFrom().voidItem()), 2, metrics);

        for (var i = 0; i < 5; i++) {
            outlet.send("{}", NINE);
        }

        assertThat(sent).hasSize(5);
        assertThat(closed).isEmpty();
        assertThat(meters.get("cauce.desk.push.latency").timer().count()).isEqualTo(5);
    }

    /** A connection whose frames reach the network when {@code written} completes. */
    private WebSocketConnection connection(Uni<Void> written) {
        return (WebSocketConnection) Proxy.newProxyInstance(
                WebSocketConnection.class.getClassLoader(),
                new Class<?>[] {WebSocketConnection.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "sendText" -> {
                        sent.add(arguments[0]);
                        yield written;
                    }
                    case "close" -> {
                        closed.add((CloseReason) arguments[0]);
                        yield Uni.createFrom().voidItem();
                    }
                    default -> "connection-1";
                });
    }
}
