package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueState;
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
    final Crew crew = new Crew();
    QueueDefinition definition;
    QueueState state;
    /** Waiting work, reserved work included. */
    int waiting;
    /** Interactions of any phase whose present segment is in this queue. */
    int members;

    boolean dirty;

    @Nullable
    QueueState written;

    private final List<Line> lines = new ArrayList<>();
    private final TreeSet<Work> byAge =
            new TreeSet<>(Comparator.<Work, Instant>comparing(work -> work.interaction.enteredQueueAt())
                    .thenComparing(work -> work.id));

    LiveQueue(QueueDefinition definition, QueueState state) {
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
            Line line = line(work.channel, work.interaction.relaxation());
            line.add(work);
            work.line = line;
        }
    }

    void leave(Work work) {
        waiting--;
        byAge.remove(work);
        if (work.line != null) {
            work.line.remove(work);
            if (work.line.isEmpty()) {
                lines.remove(work.line);
            }
            work.line = null;
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

    private Duration levelDelay() {
        return definition.rules().levelDelay();
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
