package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An agent with what the agent holds and where the agent stands in the indexes. */
final class AgentSlot extends Timed {
    final AgentId id;
    final int index;
    final Hand held = new Hand();
    final Load load = new Load();
    final Serving serving = new Serving();
    private @Nullable TreeSet<Work> reserved;
    AgentDefinition definition;
    AgentState state;
    boolean live = true;
    boolean dirty;

    @Nullable
    AgentState written;

    @Nullable
    Activity activityBefore;

    /** To be looked at again in this step. */
    boolean freed;
    /** Ready, with capacity left on some channel. */
    boolean free;
    /** In the orders of free agents, and perhaps not where the agent belongs any more. */
    boolean ordered;

    boolean stale;
    /** The place in the orders of free agents, fixed while the agent is in them. */
    Standing standing;

    AgentSlot(AgentDefinition definition, AgentState state, int index) {
        this.id = definition.id();
        this.index = index;
        this.definition = definition;
        this.state = state;
        this.standing = new Standing(id, true, Instant.MIN, 0, 0);
    }

    /** Offers reach this agent: available, and not backing off. */
    boolean isReady() {
        return state.presence().isAvailable() && state.backOffUntil() == null;
    }

    /** Whether the place in the orders is the one the agent would be given now. */
    boolean standsRight() {
        return standing.emptyHanded() == held.isEmpty()
                && standing.handled() == state.handled()
                && standing.share() == load.share()
                && standing.idleSince().equals(state.idleSince());
    }

    void stand() {
        standing = standingNow();
    }

    Standing standingNow() {
        return new Standing(id, held.isEmpty(), state.idleSince(), load.share(), state.handled());
    }

    Activity activity() {
        return held.activity(this);
    }

    /** Waiting work that is kept for this agent, earliest due first. */
    List<Work> reserved() {
        return reserved == null ? List.of() : List.copyOf(reserved);
    }

    void reserve(Work work) {
        if (reserved == null) {
            reserved = new TreeSet<>();
        }
        reserved.add(work);
    }

    void unreserve(Work work) {
        if (reserved != null && reserved.remove(work) && reserved.isEmpty()) {
            reserved = null;
        }
    }

    @Override
    String timerKey() {
        return id.value();
    }
}
