package dev.cauce.routing.core;

import java.time.Duration;
import java.util.List;

/**
 * A queue as configured.
 *
 * @param version a newer version replaces an older one; an older one is ignored
 * @param requirements every one must be met by an agent
 * @param offerTimeout how long an offer stays live
 * @param wrapUpTimeout wrap-up is closed by the router after this; zero means never
 * @param rules everything finer, see {@link QueueRules}
 */
public record QueueDefinition(
        QueueId id,
        long version,
        ClientId client,
        List<SkillRequirement> requirements,
        ServiceLevelTarget target,
        Duration offerTimeout,
        Duration wrapUpTimeout,
        QueueRules rules) {
    public QueueDefinition {
        requirements = List.copyOf(requirements);
    }

    public QueueDefinition(
            QueueId id,
            long version,
            ClientId client,
            List<SkillRequirement> requirements,
            ServiceLevelTarget target,
            Duration offerTimeout,
            Duration wrapUpTimeout) {
        this(id, version, client, requirements, target, offerTimeout, wrapUpTimeout, QueueRules.DEFAULT);
    }

    /** This queue with other rules. */
    public QueueDefinition with(QueueRules other) {
        return new QueueDefinition(id, version, client, requirements, target, offerTimeout, wrapUpTimeout, other);
    }
}
