package dev.cauce.engine.desk.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What staff sockets are measured by. */
@Singleton
public final class SocketMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer latency;
    private final AtomicInteger open;

    SocketMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.latency = Timer.builder("cauce.desk.push.latency")
                .description("From when something happened, by the router's clock, to its frame being written")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.open = registry.gauge("cauce.desk.sockets.open", Tags.empty(), new AtomicInteger());
    }

    void opened() {
        open.incrementAndGet();
    }

    void gone() {
        open.decrementAndGet();
    }

    void pushed(Instant since) {
        var late = Duration.between(since, clock.instant());
        latency.record(late.isNegative() ? Duration.ZERO : late);
    }

    /** The engine closed a socket. */
    void closed(Closing why) {
        registry.counter("cauce.desk.sockets.closed", "reason", why.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void resumed(boolean hit) {
        registry.counter("cauce.desk.resumes", "outcome", hit ? "hit" : "miss").increment();
    }
}
