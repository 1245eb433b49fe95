package dev.cauce.engine.reporting.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.LongSupplier;

/** What is measured of the counting. */
@ApplicationScoped
class IntakeMetrics {
    private final MeterRegistry registry;
    private final Timer batches;
    private final Counter segments;
    private final Counter facts;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batches = Timer.builder("cauce.reporting.batch")
                .description("From having a batch of the routing log to having counted it")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.segments = Counter.builder("cauce.reporting.segments")
                .description("Ended segments counted")
                .register(registry);
        this.facts = Counter.builder("cauce.reporting.facts")
                .description("15-minute facts written or added to")
                .register(registry);
    }

    Timer.Sample begin() {
        return Timer.start(registry);
    }

    void taken(Timer.Sample began, Intake.Counted counted) {
        began.stop(batches);
        segments.increment(counted.segments());
        facts.increment(counted.facts());
    }

    /** Keeps the lag visible from now on. */
    void watchLag(LongSupplier lag) {
        registry.gauge("cauce.reporting.lag", lag, LongSupplier::getAsLong);
    }
}
