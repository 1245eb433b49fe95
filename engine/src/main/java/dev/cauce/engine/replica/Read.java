package dev.cauce.engine.replica;

/** A record as it stands in a topic. */
record Read(int partition, long offset, byte[] value) {}
