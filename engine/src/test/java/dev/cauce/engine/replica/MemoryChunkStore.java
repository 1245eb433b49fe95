package dev.cauce.engine.replica;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Chunks in memory. */
final class MemoryChunkStore implements ChunkStore {
    private final Map<Integer, Map<String, byte[]>> stored = new TreeMap<>();

    @Override
    public void write(int partition, String key, byte[] value) {
        stored.computeIfAbsent(partition, unseen -> new HashMap<>()).put(key, value);
    }

    @Override
    public Map<Integer, Map<String, byte[]>> readAll(Set<Integer> partitions) {
        Map<Integer, Map<String, byte[]>> copy = new TreeMap<>();
        stored.forEach((partition, chunks) -> {
            if (partitions.contains(partition)) {
                copy.put(partition, new HashMap<>(chunks));
            }
        });
        return copy;
    }
}
