package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.QueuePolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the work that a free agent is given: the best of the heads that the agent can serve. Where the policy is earliest
 * due first, the queue with the earliest head is looked into first: mostly no other need be.
 */
final class WorkChooser {
    private static final int NONE = -1;
    private final Operation operation;
    private final AgentChooser agents;

    WorkChooser(Operation operation, AgentChooser agents) {
        this.operation = operation;
        this.agents = agents;
    }

    @Nullable
    Work bestFor(AgentSlot slot, Instant now) {
        QueuePolicy policy = operation.settings().rules().queuePolicy();
        var best = new Best(policy, now);
        Serving serving = slot.serving;
        int earliest = policy == QueuePolicy.EARLIEST_DUE_FIRST ? serving.earliest(operation.earliestDue) : NONE;
        if (earliest != NONE) {
            look(slot, earliest, best, now);
        }
        for (int index = 0; index < serving.size(); index++) {
            if (index != earliest && operation.earliestDue.of(serving.number(index)) <= best.latestDue) {
                look(slot, index, best, now);
            }
        }
        for (Work work : slot.reserved()) {
            if (agents.mayTakeReserved(slot, work)) {
                best.offer(work);
            }
        }
        return best.work;
    }

    private void look(AgentSlot slot, int index, Best best, Instant now) {
        LiveQueue queue = slot.serving.queue(index);
        Tier tier = slot.serving.tier(index);
        if (tier.level > 1 && tier.level > queue.openLevel(now)) {
            return;
        }
        List<Line> lines = queue.lines();
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            if (line.relaxation >= tier.relaxation
                    && operation.roster.free(line.channel).get(slot.index)) {
                best.offer(line.firstFor(slot));
            }
        }
    }

    /** The best seen so far. */
    private static final class Best {
        private final QueuePolicy policy;
        private final Instant now;
        /** Queues where everything is due later than this need not be looked into. */
        long latestDue = Long.MAX_VALUE - 1;

        private long key;

        @Nullable
        Work work;

        Best(QueuePolicy policy, Instant now) {
            this.policy = policy;
            this.now = now;
        }

        void offer(@Nullable Work next) {
            if (next == null) {
                return;
            }
            long nextKey = QueueRankings.key(policy, next, now);
            if (work != null
                    && (nextKey > key || (nextKey == key && QueueRankings.compareTied(policy, next, work) >= 0))) {
                return;
            }
            work = next;
            key = nextKey;
            if (policy == QueuePolicy.EARLIEST_DUE_FIRST) {
                latestDue = next.due;
            }
        }
    }
}
