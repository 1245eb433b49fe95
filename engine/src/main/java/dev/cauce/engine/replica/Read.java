package dev.cauce.engine.replica;

/** A record as it stands in a topic. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares records by their bytes
record Read(int partition, long offset, byte[] value) {}
