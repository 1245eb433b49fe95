package dev.cauce.engine.configuration;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once this process knows all that was published before it started. */
@Readiness
@Singleton
final class ConfigurationKnown implements HealthCheck {
    private final ConfigurationView view;

    ConfigurationKnown(ConfigurationView view) {
        this.view = view;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("configuration is known")
                .status(view.isComplete())
                .build();
    }
}
