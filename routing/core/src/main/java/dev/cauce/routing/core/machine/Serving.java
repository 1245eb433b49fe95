package dev.cauce.routing.core.machine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queues whose work an agent qualifies for, each with the tier the agent is in there. */
final class Serving {
    private int[] numbers = {};
    private LiveQueue[] queues = {};
    private Tier[] tiers = {};

    int size() {
        return queues.length;
    }

    /** The number of the queue. */
    int number(int index) {
        return numbers[index];
    }

    /** The index of the queue whose first work is due earliest; -1 if nothing waits. */
    int earliest(EarliestDue dues) {
        long first = EarliestDue.NOTHING;
        int earliest = -1;
        for (int index = 0; index < numbers.length; index++) {
            long due = dues.of(numbers[index]);
            if (due < first) {
                first = due;
                earliest = index;
            }
        }
        return earliest;
    }

    LiveQueue queue(int index) {
        return queues[index];
    }

    Tier tier(int index) {
        return tiers[index];
    }

    /** The agent's tier in the queue; null if the agent does not qualify for it. */
    @Nullable
    Tier in(LiveQueue queue) {
        for (int index = 0; index < queues.length; index++) {
            if (queues[index] == queue) {
                return tiers[index];
            }
        }
        return null;
    }

    /** The queues in the order of their ids. */
    List<LiveQueue> inOrder() {
        return Arrays.stream(queues)
                .sorted(Comparator.comparing(queue -> queue.id))
                .toList();
    }

    void add(LiveQueue queue, Tier tier) {
        int size = queues.length;
        numbers = Arrays.copyOf(numbers, size + 1);
        queues = Arrays.copyOf(queues, size + 1);
        tiers = Arrays.copyOf(tiers, size + 1);
        numbers[size] = queue.number;
        queues[size] = queue;
        tiers[size] = tier;
    }

    void remove(LiveQueue queue) {
        for (int index = 0; index < queues.length; index++) {
            if (queues[index] == queue) {
                int last = queues.length - 1;
                numbers[index] = numbers[last];
                queues[index] = queues[last];
                tiers[index] = tiers[last];
                numbers = Arrays.copyOf(numbers, last);
                queues = Arrays.copyOf(queues, last);
                tiers = Arrays.copyOf(tiers, last);
                return;
            }
        }
    }

    void clear() {
        numbers = new int[0];
        queues = new LiveQueue[0];
        tiers = new Tier[0];
    }
}
