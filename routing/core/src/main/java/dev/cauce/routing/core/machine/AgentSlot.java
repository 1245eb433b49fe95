package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An agent with what the agent holds and where the agent stands in the indexes. */
final class AgentSlot extends Timed {
    final AgentId id;
    final int index;
    final SortedMap<InteractionId, Work> held = new TreeMap<>();
    final TreeSet<Work> reserved = new TreeSet<>();
    final Load load = new Load();
    final Serving serving = new Serving();
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
        int offers = 0;
        int active = 0;
        int wrappingUp = 0;
        for (Work work : held.values()) {
            switch (work.interaction.phase()) {
                case Phase.Offered _ -> offers++;
                case Phase.Active _ -> active++;
                case Phase.WrapUp _ -> wrappingUp++;
                case Phase.Waiting _ -> {}
                case Phase.CallingBack _ -> {}
            }
        }
        return new Activity(state.presence(), offers, active, wrappingUp);
    }

    /** A copy, so that what is held may change while it is gone through. */
    List<Work> heldNow() {
        return new ArrayList<>(held.values());
    }

    @Override
    String timerKey() {
        return id.value();
    }
}
