package dev.cauce.engine.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A topic in memory. Readers get as many records at once as chance has it, so batches end anywhere. */
final class MemoryTopic {
    private final List<List<byte[]>> partitions;
    private final Chance chance;

    MemoryTopic(int partitions, Chance chance) {
        this.partitions = IntStream.range(0, partitions)
                .<List<byte[]>>mapToObj(partition -> new ArrayList<>())
                .toList();
        this.chance = chance;
    }

    long append(int partition, byte[] value) {
        partitions.get(partition).add(value);
        return partitions.get(partition).size() - 1L;
    }

    long end(int partition) {
        return partitions.get(partition).size();
    }

    byte[] at(int partition, long offset) {
        return partitions.get(partition).get((int) offset);
    }

    /** Some of the records from the offsets on; moves the offsets behind them. */
    List<Read> read(Map<Integer, Long> offsets) {
        List<Read> read = new ArrayList<>();
        offsets.replaceAll((partition, offset) -> {
            long until = Math.min(end(partition), offset + chance.below(12));
            for (long at = offset; at < until; at++) {
                read.add(new Read(partition, at, at(partition, at)));
            }
            return Math.max(offset, until);
        });
        return read;
    }

    LogReader reader() {
        return new Reader();
    }

    private final class Reader implements LogReader {
        private final Map<Integer, Long> next = new TreeMap<>();

        @Override
        public long beginning(int partition) {
            return 0;
        }

        @Override
        public long end(int partition) {
            return MemoryTopic.this.end(partition);
        }

        @Override
        public void readFrom(Map<Integer, Long> offsets) {
            next.clear();
            next.putAll(offsets);
        }

        @Override
        public List<Read> poll(Duration wait) {
            return read(next);
        }

        @Override
        public void wakeup() {}

        @Override
        public void close() {}
    }
}
