package dev.cauce.engine.channel.media;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Whether files can be stored and read. A process that never could gets no requests; one that could before stays in service and
 * says so, because all processes lose the same storage at once, and conversations go on without files.
 */
@Singleton
@Readiness
final class MediaHealth implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(MediaHealth.class);

    private final MediaStorage storage;
    private final AtomicBoolean everReached = new AtomicBoolean();
    private final AtomicInteger reachable;

    MediaHealth(MediaStorage storage, MeterRegistry metrics) {
        this.storage = storage;
        this.reachable = metrics.gauge("cauce.media.reachable", new AtomicInteger(1));
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("media");
        try {
            storage.check();
            everReached.set(true);
            reachable.set(1);
            return response.up().withData("reachable", true).build();
        } catch (IOException unreachable) {
            reachable.set(0);
            LOG.warnf("The storage of files cannot be reached reason=%s", unreachable.getMessage());
            return response.status(everReached.get())
                    .withData("reachable", false)
                    .withData("reason", String.valueOf(unreachable.getMessage()))
                    .build();
        }
    }
}
