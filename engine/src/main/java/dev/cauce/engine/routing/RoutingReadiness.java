package dev.cauce.engine.routing;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when this process has read the log to its end and goes on reading, and takes commands if it should. */
@Readiness
@ApplicationScoped
class RoutingReadiness implements HealthCheck {
    private final Router router;

    RoutingReadiness(Router router) {
        this.router = router;
    }

    @Override
    public HealthCheckResponse call() {
        var response =
                HealthCheckResponse.named("routing").status(router.trouble().isEmpty());
        router.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
        return response.build();
    }
}
