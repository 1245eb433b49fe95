package dev.cauce.engine.routing;

import dev.cauce.engine.replica.DurableLogHandler;
import dev.cauce.engine.replica.DurableLogReader;
import dev.cauce.routing.core.Reply;
import jakarta.enterprise.context.ApplicationScoped;

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

    /** A reader under this name, not started; one process at a time reads a partition for a name. */
    public DurableLogReader<RoutingCommand, RoutingEntity, RoutingDecision, Reply> create(
            String name, DurableLogHandler<RoutingEntity, RoutingDecision, Reply> handler) {
        return new DurableLogReader<>(
                name,
                kafka.member(
                        "log-reader-" + name + "-" + router.name(),
                        topics.prefix() + "log-reader-" + name,
                        settings.sessionTimeout()),
                topics.log(),
                Router.codec(),
                handler);
    }
}
