package dev.cauce.engine.channel.outbound;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether this process takes agents' messages to their channels; a provider that is down is no fault of the process. */
@Singleton
@Liveness
final class OutboundHealth implements HealthCheck {
    private final OutboundConsumer consumer;

    OutboundHealth(OutboundConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbound")
                .status(consumer.isRunning())
                .build();
    }
}
