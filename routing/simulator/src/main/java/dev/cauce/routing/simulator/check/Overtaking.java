package dev.cauce.routing.simulator.check;

import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Invariant 10, nobody starves: work may be offered only when nothing of the same queue and channel that is due earlier
 * could have been offered to that agent instead.
 */
final class Overtaking {
    private Map<InteractionId, Interaction> before = new HashMap<>();

    void check(Snapshot state, Step step, List<String> wrong) {
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.OfferMade made) {
                Interaction offered = state.interactions.get(made.interaction());
                if (offered != null
                        && offered.reservedFor() == null
                        && offered.refusedBy().isEmpty()) {
                    overtaken(state, made, offered, wrong);
                }
            }
        }
        before = new HashMap<>(state.interactions);
    }

    private void overtaken(Snapshot state, Decision.OfferMade made, Interaction offered, List<String> wrong) {
        QueueDefinition queue = state.queues.get(made.queue());
        for (Interaction waiting : state.interactions.values()) {
            boolean waitedAllTheTime = waiting.equals(before.get(waiting.id()));
            if (queue != null
                    && waitedAllTheTime
                    && waiting.phase() instanceof Phase.Waiting
                    && waiting.queue().equals(made.queue())
                    && waiting.channel().equals(offered.channel())
                    && waiting.relaxation() == offered.relaxation()
                    && waiting.reservedFor() == null
                    && waiting.callback() == null
                    && waiting.refusedBy().isEmpty()
                    && waiting.backingOff().isEmpty()
                    && due(state, waiting).isBefore(due(state, offered))) {
                wrong.add("10: " + offered.id() + " was offered to " + made.agent() + " before " + waiting.id()
                        + ", which was due earlier");
            }
        }
    }

    private static Instant due(Snapshot state, Interaction interaction) {
        QueueDefinition queue = Snapshot.known(state.queues.get(interaction.queue()));
        Duration boost = state.settings.priorityBoost().multipliedBy(interaction.priority());
        return interaction.enteredQueueAt().plus(queue.target().threshold()).minus(boost);
    }
}
