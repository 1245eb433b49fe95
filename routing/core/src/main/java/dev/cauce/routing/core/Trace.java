package dev.cauce.routing.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an interaction waited and why it went where it went: bounded, newest last, kept with the interaction.
 *
 * @param dropped how many older entries were let go to stay within the bound
 */
public record Trace(InteractionId interaction, List<Entry> entries, int dropped) {
    public Trace {
        entries = List.copyOf(entries);
    }

    /** One consideration: what happened, who was chosen, and who was not and why. */
    public record Entry(Instant at, String event, @Nullable AgentId chosen, List<NotChosen> notChosen) {
        public Entry {
            notChosen = List.copyOf(notChosen);
        }
    }

    /** Agents passed over for one reason; at most a few are named, all are counted. */
    public record NotChosen(Obstacle obstacle, int agents, List<AgentId> examples) {
        public NotChosen {
            examples = List.copyOf(examples);
        }
    }

    /** Why an agent was not chosen. */
    public enum Obstacle {
        NOT_AVAILABLE,
        NO_CAPACITY,
        MISSING_SKILL,
        REFUSED_BEFORE,
        BACKING_OFF,
        NOT_IN_CLIENT,
        LEVEL_NOT_OPEN,
        RESERVED_FOR_ANOTHER,
        LOWER_RANK
    }
}
