package dev.cauce.routing.core.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waiting work of one queue and channel that the same agents may take, earliest due first. In blocks, so that what is
 * taken from the front and added at the end touches little memory and moves nothing, and what comes or goes in between
 * moves no more than a block, however much waits.
 */
final class Line {
    final int channel;
    final int relaxation;
    private final List<Block> blocks = new ArrayList<>(1);

    Line(int channel, int relaxation) {
        this.channel = channel;
        this.relaxation = relaxation;
    }

    /** When the first is due; {@link EarliestDue#NOTHING} if there is none. */
    long firstDue() {
        return blocks.isEmpty() ? EarliestDue.NOTHING : blocks.getFirst().firstDue();
    }

    /** The first that may be offered to this agent. */
    @Nullable
    Work firstFor(AgentSlot slot) {
        for (int index = 0; index < blocks.size(); index++) {
            Work work = blocks.get(index).firstFor(slot);
            if (work != null) {
                return work;
            }
        }
        return null;
    }

    void add(Work work) {
        work.line = this;
        if (blocks.isEmpty()) {
            blocks.add(new Block());
        }
        int index = indexOf(work);
        Block block = blocks.get(index);
        if (block.isFull()) {
            Block next = block.splitBefore(work);
            blocks.add(index + 1, next);
            block = next.startsAfter(work) ? block : next;
        }
        block.add(work);
    }

    /** Takes out work that is in the line, and due as it was when it was added. */
    void remove(Work work) {
        work.line = null;
        int index = indexOf(work);
        Block block = blocks.get(index);
        block.remove(work);
        if (block.isEmpty()) {
            blocks.remove(index);
        }
    }

    /** The last block that does not start after the work, or the first. */
    private int indexOf(Work work) {
        int low = 0;
        int high = blocks.size() - 1;
        int middle = high;
        while (low < high) {
            if (blocks.get(middle).startsAfter(work)) {
                high = middle - 1;
            } else {
                low = middle;
            }
            middle = (low + high + 1) >>> 1;
        }
        return low;
    }
}
