package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Flow;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueState;
import dev.cauce.routing.core.Trace.NotChosen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A queue with its waiting work and the agents it can reach. */
final class LiveQueue extends Timed {
    final QueueId id;
    final int number;
    final Crew crew = new Crew();
    final Members members = new Members();
    QueueDefinition definition;
    QueueState state;
    /** Waiting work, reserved work included. */
    int waiting;

    boolean live = true;
    boolean dirty;
    /** Why agents were not chosen for the work that was last considered. */
    List<NotChosen> newestReasons = List.of();

    @Nullable
    QueueState written;

    private final EarliestDue earliest;
    private final List<Line> lines = new ArrayList<>();
    private final TreeSet<Work> byAge =
            new TreeSet<>(Comparator.<Work, Instant>comparing(work -> work.interaction.enteredQueueAt())
                    .thenComparing(work -> work.id));
    private Flow.@Nullable Bucket sum;
    private @Nullable Flow summed;

    LiveQueue(QueueDefinition definition, QueueState state, EarliestDue earliest) {
        this.earliest = earliest;
        this.number = earliest.number();
        this.id = definition.id();
        this.definition = definition;
        this.state = state;
    }

    List<Line> lines() {
        return lines;
    }

    void enter(Work work) {
        waiting++;
        if (hasLevelDelay()) {
            byAge.add(work);
        }
        if (work.interaction.reservedFor() == null && !work.isHeldBack()) {
            line(work.channel, work.interaction.relaxation()).add(work);
            earliest.set(number, Math.min(earliest.of(number), work.due));
        }
    }

    void leave(Work work) {
        waiting--;
        if (!byAge.isEmpty()) {
            byAge.remove(work);
        }
        Line line = work.line;
        if (line != null) {
            line.remove(work);
            earliest.set(number, earliestDue());
        }
    }

    boolean hasLevelDelay() {
        return !levelDelay().isZero();
    }

    /** The highest level that is reached now. */
    int openLevel(Instant now) {
        if (!hasLevelDelay()) {
            return Integer.MAX_VALUE;
        }
        if (byAge.isEmpty()) {
            return 1;
        }
        Duration waited = Duration.between(byAge.first().interaction.enteredQueueAt(), now);
        return waited.isNegative() ? 1 : (int) Math.min(Integer.MAX_VALUE - 1, 1 + waited.dividedBy(levelDelay()));
    }

    /** When the level after the open one is reached, if an agent is on it. */
    @Nullable
    Instant nextLevelAt() {
        if (!hasLevelDelay() || byAge.isEmpty() || state.openLevel() >= crew.highestLevel()) {
            return null;
        }
        return byAge.first().interaction.enteredQueueAt().plus(levelDelay().multipliedBy(state.openLevel()));
    }

    /** What went in and out in the window that ends now; added up anew only when that can have changed. */
    Flow.Bucket flowUntil(Instant now) {
        Flow flow = state.flow();
        Flow.Bucket known = sum;
        if (known == null || !flow.equals(summed) || !flow.isWithin(now)) {
            known = flow.sum(now);
            sum = known;
            summed = flow.isWithin(now) ? flow : null;
        }
        return known;
    }

    private Duration levelDelay() {
        return definition.rules().levelDelay();
    }

    private long earliestDue() {
        long first = EarliestDue.NOTHING;
        for (int index = 0; index < lines.size(); index++) {
            first = Math.min(first, lines.get(index).firstDue());
        }
        return first;
    }

    private Line line(int channel, int relaxation) {
        for (Line line : lines) {
            if (line.channel == channel && line.relaxation == relaxation) {
                return line;
            }
        }
        Line line = new Line(channel, relaxation);
        lines.add(line);
        return line;
    }

    @Override
    String timerKey() {
        return id.value();
    }
}
