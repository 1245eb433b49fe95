package dev.cauce.engine.reporting.intake;

import dev.cauce.engine.replica.DurableLogReader;
import dev.cauce.engine.reporting.ReportingSettings;
import dev.cauce.engine.routing.RoutingCommand;
import dev.cauce.engine.routing.RoutingDecision;
import dev.cauce.engine.routing.RoutingEntity;
import dev.cauce.engine.routing.RoutingLogReaders;
import dev.cauce.routing.core.Reply;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Counts while the process runs: begins after the router has made its topics, ends after the batch in hand. */
@ApplicationScoped
@Readiness
class ReportingService implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final String NAME = "reporting";
    private static final int AFTER_THE_ROUTER = Integer.MAX_VALUE - 50;

    private final RoutingLogReaders readers;
    private final Intake intake;
    private final IntakeMetrics metrics;
    private final ReportingSettings settings;
    private volatile @Nullable DurableLogReader<RoutingCommand, RoutingEntity, RoutingDecision, Reply> reader;

    ReportingService(RoutingLogReaders readers, Intake intake, IntakeMetrics metrics, ReportingSettings settings) {
        this.readers = readers;
        this.intake = intake;
        this.metrics = metrics;
        this.settings = settings;
    }

    void start(@Observes @Priority(AFTER_THE_ROUTER) StartupEvent started) {
        if (!settings.enabled()) {
            return;
        }
        var created = readers.create(NAME, PATIENCE, intake);
        metrics.watchLag(created::lag);
        created.start();
        reader = created;
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        var running = reader;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public HealthCheckResponse call() {
        var running = reader;
        var response = HealthCheckResponse.named(NAME);
        if (running == null) {
            return response.status(!settings.enabled())
                    .withData("enabled", settings.enabled())
                    .build();
        }
        return response.status(running.isRunning())
                .withData("lag", running.lag())
                .build();
    }
}
