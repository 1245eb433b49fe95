package dev.cauce.engine.replica;

/** Where a durable reader stands: the offset to read next, and the fence that holds there. Stored with its results. */
public record LogPosition(long next, Fence fence) {
    /** Before the first record. */
    public static final LogPosition START = new LogPosition(0, Fence.OPEN);
}
