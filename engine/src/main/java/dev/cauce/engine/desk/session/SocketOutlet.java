package dev.cauce.engine.desk.session;

import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Sends through a WebSocket; counts what has not reached the network and gives up on a socket that falls behind. */
final class SocketOutlet implements Outlet {
    private static final Logger LOG = Logger.getLogger(SocketOutlet.class);

    private final WebSocketConnection connection;
    private final int limit;
    private final SocketMetrics metrics;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();

    SocketOutlet(WebSocketConnection connection, int limit, SocketMetrics metrics) {
        this.connection = connection;
        this.limit = limit;
        this.metrics = metrics;
    }

    @Override
    public void send(String frame, Instant since) {
        if (closing.get()) {
            return;
        }
        if (waiting.incrementAndGet() > limit) {
            close(Closing.TOO_SLOW);
            return;
        }
        connection
                .sendText(frame)
                .subscribe()
                .with(
                        _ -> {
                            waiting.decrementAndGet();
                            metrics.pushed(since);
                        },
                        failure -> LOG.debugf(failure, "A frame was not sent connection=%s", connection.id()));
    }

    @Override
    public void close(Closing why) {
        if (closing.compareAndSet(false, true)) {
            metrics.closed(why);
            connection
                    .close(why.reason())
                    .subscribe()
                    .with(
                            _ -> {},
                            failure -> LOG.debugf(failure, "A socket was gone already connection=%s", connection.id()));
        }
    }
}
