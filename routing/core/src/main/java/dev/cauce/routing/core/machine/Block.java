package dev.cauce.routing.core.machine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a {@link Line}, in order. When each is due lies beside one another, so that finding a place touches work
 * itself only where two are due in the same nanosecond.
 */
final class Block {
    static final int MOST = 256;
    private static final int SMALLEST = 8;
    private long[] dues;
    private @Nullable Work[] works;
    private int start;
    private int end;

    Block() {
        this(SMALLEST);
    }

    private Block(int capacity) {
        dues = new long[capacity];
        works = new @Nullable Work[capacity];
    }

    boolean isEmpty() {
        return start == end;
    }

    /** Whether nothing can be added without moving very much. */
    boolean isFull() {
        return end == MOST && start < MOST / 4;
    }

    long firstDue() {
        return dues[start];
    }

    boolean startsAfter(Work work) {
        return !isEmpty() && compare(start, work) > 0;
    }

    @Nullable
    Work firstFor(AgentSlot slot) {
        for (int index = start; index < end; index++) {
            Work work = at(index);
            if (!work.backsOffFrom(slot.id)) {
                return work;
            }
        }
        return null;
    }

    /** The block must not be full. */
    void add(Work work) {
        if (end == dues.length) {
            makeRoom();
        }
        int index = indexOf(work);
        System.arraycopy(dues, index, dues, index + 1, end - index);
        System.arraycopy(works, index, works, index + 1, end - index);
        dues[index] = work.due;
        works[index] = work;
        end++;
    }

    /** The work must be in the block. */
    void remove(Work work) {
        int index = indexOf(work);
        if (index == start) {
            works[start++] = null;
            return;
        }
        end--;
        System.arraycopy(dues, index + 1, dues, index, end - index);
        System.arraycopy(works, index + 1, works, index, end - index);
        works[end] = null;
    }

    /** Moves the later half out, or nothing if the work comes after all: what arrives in order fills one block after another. */
    Block splitBefore(Work work) {
        int from = precedes(end - 1, work) ? end : (start + end) >>> 1;
        var later = new Block(from == end ? SMALLEST : MOST);
        later.end = end - from;
        System.arraycopy(dues, from, later.dues, 0, later.end);
        System.arraycopy(works, from, later.works, 0, later.end);
        Arrays.fill(works, from, end, null);
        end = from;
        return later;
    }

    /** The place of the work, or where it would be. */
    private int indexOf(Work work) {
        if (isEmpty() || precedes(end - 1, work)) {
            return end;
        }
        int low = start;
        int high = end - 1;
        int middle = low;
        while (low < high) {
            if (precedes(middle, work)) {
                low = middle + 1;
            } else {
                high = middle;
            }
            middle = (low + high) >>> 1;
        }
        return low;
    }

    private boolean precedes(int index, Work work) {
        return compare(index, work) < 0;
    }

    private int compare(int index, Work work) {
        int byDue = Long.compare(dues[index], work.due);
        return byDue != 0 ? byDue : at(index).id.compareTo(work.id);
    }

    private void makeRoom() {
        if (start >= dues.length / 4) {
            System.arraycopy(dues, start, dues, 0, end - start);
            System.arraycopy(works, start, works, 0, end - start);
            Arrays.fill(works, end - start, end, null);
            end -= start;
            start = 0;
        } else {
            dues = Arrays.copyOf(dues, Math.min(MOST, dues.length * 2));
            works = Arrays.copyOf(works, dues.length);
        }
    }

    private Work at(int index) {
        return Objects.requireNonNull(works[index]);
    }
}
