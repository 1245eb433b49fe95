package dev.cauce.engine.routing;

import dev.cauce.engine.replica.DurableLogHandler;
import dev.cauce.engine.replica.DurableLogReader;
import dev.cauce.routing.core.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Makes durable readers of the routing log. */
@ApplicationScoped
public class RoutingLogReaders {
    private final KafkaClients kafka;
    private final Topics topics;
    private final RoutingSettings settings;
    private final Router router;

    RoutingLogReaders(KafkaClients kafka, Topics topics, RoutingSettings settings, Router router) {
        this.kafka = kafka;
        this.topics = topics;
        this.settings = settings;
        this.router = router;
    }

    /**
     * A reader under this name, not started; one process at a time reads a partition for a name.
     *
     * @param patience how much later than written a step may be read, for larger batches
     */
    public DurableLogReader<RoutingCommand, RoutingEntity, RoutingDecision, Reply> create(
            String name, Duration patience, DurableLogHandler<RoutingEntity, RoutingDecision, Reply> handler) {
        return new DurableLogReader<>(
                name,
                kafka.patientMember(
                        "log-reader-" + name + "-" + router.name(),
                        topics.prefix() + "log-reader-" + name,
                        settings.sessionTimeout(),
                        patience),
                topics.log(),
                router.sharedCodec(),
                handler);
    }
}
