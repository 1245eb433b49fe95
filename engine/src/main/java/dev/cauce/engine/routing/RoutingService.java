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
import org.jboss.logging.Logger;

/** Gives the process its router: connected before anything else starts, reading after everybody who listens is in place. */
@ApplicationScoped
class RoutingService {
    private static final Logger LOG = Logger.getLogger(RoutingService.class);
    private static final int FIRST = 1;
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

    /** Connecting makes the topics, which others read at once, and blocks: not on the event loop of who needs it first. */
    void connect(@Observes @Priority(FIRST) StartupEvent started, Router router) {
        LOG.debugf("Connected as %s", router.name());
    }

    void start(@Observes @Priority(LAST) StartupEvent started, Router router) {
        router.start();
    }

    void stop(@Observes ShutdownEvent stopping, Router router) {
        router.stop();
    }
}
