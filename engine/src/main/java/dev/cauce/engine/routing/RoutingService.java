package dev.cauce.engine.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the process its router: connected when first needed, started after everybody who listens is in place. */
@ApplicationScoped
class RoutingService {
    private static final int LAST = Integer.MAX_VALUE - 100;

    @Produces
    @Singleton
    Topics topics(@ConfigProperty(name = "cauce.topic-prefix", defaultValue = "cauce.") String prefix) {
        return new Topics(prefix);
    }

    @Produces
    @Singleton
    KafkaClients kafka(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        return new KafkaClients(bootstrapServers);
    }

    @Produces
    @Singleton
    Router router(KafkaClients kafka, Topics topics, RoutingSettings settings, Clock clock, MeterRegistry registry) {
        return new Router(kafka, topics, settings, clock, registry);
    }

    void start(@Observes @Priority(LAST) StartupEvent started, Router router) {
        router.start();
    }

    void stop(@Observes ShutdownEvent stopping, Router router) {
        router.stop();
    }
}
