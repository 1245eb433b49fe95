package dev.cauce.routing.core.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The interactions of any phase whose present segment is in a queue, in no order, each knowing its place: coming and going
 * touches no other of them but the last, however many there are.
 */
final class Members {
    private static final int SMALLEST = 8;
    private @Nullable Work[] works = new @Nullable Work[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    void add(Work work) {
        if (size == works.length) {
            works = Arrays.copyOf(works, size + (size >> 1));
        }
        put(size++, work);
    }

    void remove(Work work) {
        Work last = Objects.requireNonNull(works[--size]);
        works[size] = null;
        if (last != work) {
            put(work.member, last);
        }
        if (works.length > SMALLEST && size < works.length / 4) {
            works = Arrays.copyOf(works, Math.max(SMALLEST, works.length / 2));
        }
    }

    /** A copy, earliest due first. */
    List<Work> inOrder() {
        return Arrays.stream(works, 0, size)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
    }

    private void put(int index, Work work) {
        works[index] = work;
        work.member = index;
    }
}
