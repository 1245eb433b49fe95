package dev.cauce.routing.core.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** When the first work of each queue is due, side by side: what a free agent looks through before anything else. */
final class EarliestDue {
    static final long NOTHING = Long.MAX_VALUE;
    private final List<Integer> unused = new ArrayList<>();
    private long[] dues = {};
    private int numbers;

    /** A number for a queue. */
    int number() {
        if (!unused.isEmpty()) {
            return unused.removeLast();
        }
        if (numbers == dues.length) {
            dues = Arrays.copyOf(dues, Math.max(16, numbers * 2));
        }
        dues[numbers] = NOTHING;
        return numbers++;
    }

    void release(int number) {
        dues[number] = NOTHING;
        unused.add(number);
    }

    long of(int number) {
        return dues[number];
    }

    void set(int number, long due) {
        dues[number] = due;
    }
}
