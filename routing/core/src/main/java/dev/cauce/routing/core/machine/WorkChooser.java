package dev.cauce.routing.core.machine;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Finds the work that a free agent is given: the best of the heads that the agent can serve. */
final class WorkChooser {
    private final Operation operation;
    private final AgentChooser agents;

    WorkChooser(Operation operation, AgentChooser agents) {
        this.operation = operation;
        this.agents = agents;
    }

    @Nullable
    Work bestFor(AgentSlot slot, Instant now) {
        Comparator<Work> ranking = QueueRankings.of(operation.settings(), now);
        Work best = null;
        for (Serving serving : slot.serving) {
            if (serving.queue().waiting > 0 && isOpen(serving, now)) {
                for (Line line : serving.queue().lines()) {
                    if (line.relaxation >= serving.tier().relaxation && isFree(slot, line.channel)) {
                        best = better(best, line.firstFor(slot), ranking);
                    }
                }
            }
        }
        for (Work work : slot.reserved) {
            if (agents.mayTakeReserved(slot, work)) {
                best = better(best, work, ranking);
            }
        }
        return best;
    }

    private static boolean isOpen(Serving serving, Instant now) {
        return serving.tier().level == 1
                || serving.tier().level <= serving.queue().openLevel(now);
    }

    private boolean isFree(AgentSlot slot, int channel) {
        return operation.roster.free(channel).get(slot.index);
    }

    private static @Nullable Work better(@Nullable Work best, @Nullable Work next, Comparator<Work> ranking) {
        if (best == null || next == null) {
            return best == null ? next : best;
        }
        return ranking.compare(next, best) < 0 ? next : best;
    }
}
