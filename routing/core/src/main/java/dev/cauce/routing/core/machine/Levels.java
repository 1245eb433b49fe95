package dev.cauce.routing.core.machine;

import java.time.Instant;

/** Opens a queue's levels as its oldest work grows older. */
final class Levels {
    private final Operation operation;

    Levels(Operation operation) {
        this.operation = operation;
    }

    /** Notes which levels are open; agents who are reached now are looked at again. */
    void update(Instant now) {
        for (LiveQueue queue : operation.pending.takeAged()) {
            update(queue, now);
        }
    }

    void update(LiveQueue queue, Instant now) {
        if (!queue.live) {
            return;
        }
        int before = queue.state.openLevel();
        int open = Math.min(queue.openLevel(now), queue.crew.highestLevel());
        if (open != before) {
            operation.store(queue, queue.state.withOpenLevel(open));
        } else {
            operation.retime(queue);
        }
        if (open > before) {
            reach(queue, before, open);
        }
    }

    private void reach(LiveQueue queue, int before, int open) {
        Bits available = operation.roster.available;
        for (Tier tier : queue.crew.tiers()) {
            if (tier.level > before && tier.level <= open) {
                for (int index = tier.agents.nextWith(available, 0);
                        index >= 0;
                        index = tier.agents.nextWith(available, index + 1)) {
                    operation.pending.free(operation.roster.at(index));
                }
            }
        }
    }
}
