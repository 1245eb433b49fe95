package dev.cauce.engine.replica;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads partitions of a topic from offsets of one's own choice. For one thread, except {@link #wakeup}. */
interface LogReader extends AutoCloseable {

    /** The oldest offset still there. */
    long beginning(int partition);

    /** The offset that the next appended record gets. */
    long end(int partition);

    /** Goes on from these offsets, by partition, and reads no others. */
    void readFrom(Map<Integer, Long> offsets);

    /** Waits at most so long for records. Fails when an offset to read is no longer there. */
    List<Read> poll(Duration wait);

    /** Ends the poll that is waiting, or the next one, early. */
    void wakeup();

    @Override
    void close();
}
