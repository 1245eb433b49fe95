package dev.cauce.engine.replica;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Reads those partitions of a topic that the group gives to this member; offsets are kept by the caller. For one thread,
 * except {@link #wakeup}.
 */
interface GroupReader extends AutoCloseable {

    /** Waits at most so long for records. Partitions come and go in here only, and come paused. */
    List<Read> poll(Duration wait, Assignment assignment);

    boolean isAssigned(int partition);

    /** Reads no more of the partition until {@link #readFrom}. */
    void pause(int partition);

    /** Goes on from this offset; from the oldest that is there, if that is newer. */
    void readFrom(int partition, long offset);

    /** Records that wait behind the last poll, over the assigned partitions, as far as known. */
    long lag();

    void wakeup();

    /** Leaves the group at once. */
    @Override
    void close();

    /** Is told which partitions came and went. */
    interface Assignment {
        void gained(Set<Integer> partitions);

        void lost(Set<Integer> partitions);
    }
}
