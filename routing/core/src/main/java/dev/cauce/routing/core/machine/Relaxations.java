package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.QueueDefinition;
import java.time.Instant;

/** Opens relaxation steps: by the clock of the segment, or at once when nobody online could match without. */
final class Relaxations {
    private final Operation operation;

    Relaxations(Operation operation) {
        this.operation = operation;
    }

    /** How many steps are open for a segment that began at {@code startedAt}, given that so many were. */
    int open(LiveQueue queue, Instant startedAt, int already, Instant now) {
        QueueDefinition definition = queue.definition;
        int open = Math.min(already, definition.rules().relaxation().size());
        while (true) {
            Instant next = DueTimes.relaxationAt(definition, startedAt, open + 1);
            if (next == null || (next.isAfter(now) && queue.crew.anyOf(operation.roster.online, open))) {
                return open;
            }
            open++;
        }
    }

    /** Opens what is due for waiting work. */
    void advance(Work work, Instant now) {
        int before = work.interaction.relaxation();
        int open = open(work.queue, work.interaction.segmentStartedAt(), before, now);
        if (open != before) {
            var draft = new Draft(work.interaction);
            draft.relaxation = open;
            operation.store(draft.build());
        }
    }
}
