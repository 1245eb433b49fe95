package dev.cauce.routing.simulator.check;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold after every step, checked the slow and simple way from entities and decisions alone: nothing here uses
 * an index of the core.
 */
public final class Invariants {
    private final Set<InteractionId> begun = new HashSet<>();
    private final Set<InteractionId> ended = new HashSet<>();
    private final Overtaking overtaking = new Overtaking();

    /** What is wrong, in words; empty when all is well. */
    public List<String> check(Iterable<Entity> entities, Step step, Instant now) {
        var wrong = new ArrayList<String>();
        var state = new Snapshot(entities);
        endings(state, step, wrong);
        offers(state, step, wrong);
        overtaking.check(state, step, wrong);
        for (Interaction interaction : state.interactions.values()) {
            holder(state, interaction, wrong);
            if (interaction.phase() instanceof Phase.Waiting) {
                waitsForAReason(state, interaction, now, wrong);
            }
        }
        return wrong;
    }

    private void endings(Snapshot state, Step step, List<String> wrong) {
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.SegmentStarted started) {
                begun.add(started.interaction());
            }
            if (decision instanceof Decision.InteractionEnded(var id, var ending, var reason, var at)
                    && !ended.add(id)) {
                wrong.add("1: " + id + " ended again, " + ending + " " + reason + " at " + at);
            }
        }
        for (InteractionId id : begun) {
            if (!ended.contains(id) && !state.interactions.containsKey(id)) {
                wrong.add("1: " + id + " vanished");
            }
        }
    }

    private static void offers(Snapshot state, Step step, List<String> wrong) {
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.OfferMade made) {
                Interaction interaction = state.interactions.get(made.interaction());
                if (interaction != null
                        && interaction.phase() instanceof Phase.Offered offered
                        && offered.offer().equals(made.offer())
                        && state.overloaded(made.agent(), interaction.channel())) {
                    wrong.add("5: " + made.offer() + " exceeds the capacity of " + made.agent());
                }
            }
        }
    }

    private static void holder(Snapshot state, Interaction interaction, List<String> wrong) {
        AgentId agent = Snapshot.holder(interaction);
        if (agent == null) {
            return;
        }
        AgentDefinition definition = state.agents.get(agent);
        if (definition == null) {
            wrong.add("4: " + interaction.id() + " is held by " + agent + ", who is gone");
            return;
        }
        boolean offered = interaction.phase() instanceof Phase.Offered;
        if (!(interaction.phase() instanceof Phase.WrapUp || interaction.phase() instanceof Phase.CallingBack)
                && !definition.clients().contains(interaction.client())) {
            wrong.add("6: " + agent + " holds " + interaction.id() + " of a client not served");
        }
        if (offered && !Snapshot.known(state.states.get(agent)).presence().isAvailable()) {
            wrong.add("7: " + agent + " is not available and holds an offer");
        }
    }

    private static void waitsForAReason(Snapshot state, Interaction waiting, Instant now, List<String> wrong) {
        if (waiting.callback() != null && waiting.callback().notBefore() != null) {
            return;
        }
        QueueDefinition queue = Snapshot.known(state.queues.get(waiting.queue()));
        for (AgentDefinition agent : state.agents.values()) {
            if (state.isFree(agent, waiting.channel())
                    && !waiting.backingOff().containsKey(agent.id())
                    && agent.clients().contains(waiting.client())
                    && (waiting.reservedFor() == null
                            ? state.isReached(agent, queue, waiting, now)
                            : waiting.reservedFor().equals(agent.id()))) {
                wrong.add("9: " + waiting.id() + " waits although " + agent.id() + " is free");
            }
        }
    }
}
