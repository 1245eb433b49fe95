package dev.cauce.engine.channel.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One lane for each conversation: at most one message of it is on its way, and what has to wait holds back only what comes
 * behind it. Each channel starts at most so many messages in a time. Holds no clock and sends nothing; not thread-safe.
 */
final class Lanes {
    private static final Comparator<Lane> READY =
            Comparator.<Lane, Instant>comparing(lane -> lane.readyAt).thenComparing(lane -> lane.conversation);

    private final Duration pace;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final NavigableSet<Lane> resting = new TreeSet<>(READY);
    private final Map<String, Instant> nextStarts = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private int started;

    private static final class Lane {
        final String conversation;
        final Deque<Delivery> line = new ArrayDeque<>();
        Instant readyAt;

        Lane(String conversation, Instant readyAt) {
            this.conversation = conversation;
            this.readyAt = readyAt;
        }
    }

    /** {@code pace} is the shortest time between two starts on one channel. */
    Lanes(Duration pace) {
        this.pace = pace;
    }

    /** Puts a message at the end of its lane, unless it is there. */
    void add(Delivery delivery) {
        if (!known.add(delivery.message())) {
            return;
        }
        Lane lane = lanes.get(delivery.lane());
        if (lane == null) {
            lane = new Lane(delivery.lane(), delivery.dueAt());
            lanes.put(delivery.lane(), lane);
            lane.line.add(delivery);
            resting.add(lane);
        } else {
            lane.line.add(delivery);
        }
    }

    /** What is to be tried now, at most so much; each is on its way until {@link #done} or {@link #again} is told. */
    List<Delivery> start(Instant now, int most) {
        List<Delivery> starting = new ArrayList<>();
        while (starting.size() < most
                && !resting.isEmpty()
                && !resting.first().readyAt.isAfter(now)) {
            Lane lane = resting.removeFirst();
            Delivery head = lane.line.getFirst();
            Instant free = nextStarts.getOrDefault(head.to().channel(), Instant.MIN);
            if (free.isAfter(now)) {
                lane.readyAt = free;
                resting.add(lane);
            } else {
                nextStarts.put(head.to().channel(), now.plus(pace));
                starting.add(head);
                started++;
            }
        }
        return starting;
    }

    /** The message is off the lane, delivered or not. */
    void done(Delivery delivery, Instant now) {
        Lane lane = taken(delivery);
        if (lane == null) {
            return;
        }
        known.remove(delivery.message());
        lane.line.removeFirst();
        if (lane.line.isEmpty()) {
            lanes.remove(lane.conversation);
        } else {
            rest(lane, now);
        }
    }

    /** The message stays at the head of its lane until it is due again. */
    void again(Delivery changed) {
        Lane lane = taken(changed);
        if (lane != null) {
            lane.line.removeFirst();
            lane.line.addFirst(changed);
            rest(lane, changed.dueAt());
        }
    }

    /** Nothing starts on the channel before this, unless that is known to be later. */
    void hold(String channel, Instant until) {
        nextStarts.merge(channel, until, (known, asked) -> asked.isAfter(known) ? asked : known);
    }

    /** Forgets what came by a partition that another process has now; what is on its way comes back to no lane. */
    void drop(int partition) {
        for (Lane lane : List.copyOf(lanes.values())) {
            if (lane.line.getFirst().partition() == partition) {
                if (!resting.remove(lane)) {
                    started--;
                }
                lanes.remove(lane.conversation);
                lane.line.forEach(dropped -> known.remove(dropped.message()));
            }
        }
    }

    /** Messages that wait or are on their way. */
    int size() {
        return known.size();
    }

    /** Messages that are on their way. */
    int onTheWay() {
        return started;
    }

    private @Nullable Lane taken(Delivery delivery) {
        Lane lane = lanes.get(delivery.lane());
        boolean there = lane != null
                && !resting.contains(lane)
                && lane.line.getFirst().message().equals(delivery.message());
        if (!there) {
            return null;
        }
        started--;
        return lane;
    }

    private void rest(Lane lane, Instant readyAt) {
        Instant due = lane.line.getFirst().dueAt();
        lane.readyAt = due.isAfter(readyAt) ? due : readyAt;
        resting.add(lane);
    }
}
