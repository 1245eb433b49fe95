package dev.cauce.engine.replica;

import java.util.Map;
import java.util.Set;

/** Keeps the newest value of each key, by partition. Both methods wait, and throw when the store cannot be reached. */
interface ChunkStore {

    /** Returns when the value is durable. */
    void write(int partition, String key, byte[] value);

    Map<Integer, Map<String, byte[]>> readAll(Set<Integer> partitions);
}
