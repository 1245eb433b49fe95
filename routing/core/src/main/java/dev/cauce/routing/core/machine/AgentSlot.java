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
    List<Serving> serving = List.of();
    AgentDefinition definition;
    AgentState state;
    boolean dirty;

    @Nullable
    AgentState written;

    boolean freed;

    @Nullable
    Activity activityBefore;
    /** The keys of the order of idle agents, fixed while the agent is in it. */
    boolean emptyHanded;

    Instant idleSince = Instant.MIN;
    boolean ordered;

    AgentSlot(AgentDefinition definition, AgentState state, int index) {
        this.id = definition.id();
        this.index = index;
        this.definition = definition;
        this.state = state;
    }

    /** Offers reach this agent: available, and not backing off. */
    boolean isReady() {
        return state.presence().isAvailable() && state.backOffUntil() == null;
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
