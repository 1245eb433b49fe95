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
 */
public record QueueDefinition(
        QueueId id,
        long version,
        ClientId client,
        List<SkillRequirement> requirements,
        ServiceLevelTarget target,
        Duration offerTimeout,
        Duration wrapUpTimeout) {
    public QueueDefinition {
        requirements = List.copyOf(requirements);
    }
}
