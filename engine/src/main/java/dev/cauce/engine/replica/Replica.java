package dev.cauce.engine.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The state of one partition as the log tells it up to a position. Not thread-safe: belongs to the thread that reads
 * the log.
 */
public final class Replica<E, D, R> {
    static final Duration REPLY_RETENTION = Duration.ofMinutes(15);
    static final int REPLY_LIMIT = 200_000;

    private final Map<String, E> entities = new HashMap<>();
    private final RememberedReplies<R> replies = new RememberedReplies<>(REPLY_RETENTION, REPLY_LIMIT);
    private Position position = Position.START;

    /**
     * Where in the log and in the commands a replica stands.
     *
     * @param next offset of the log record to read next
     * @param nextInput offset of the command to be consumed next
     * @param now the instant of the newest step
     */
    public record Position(long next, Fence fence, long nextInput, Instant now) {
        public static final Position START = new Position(0, Fence.OPEN, 0, Instant.EPOCH);
    }

    /** Takes the record at this offset in; says whether it is a step that counts. */
    public boolean apply(long offset, LogRecord<E, D, R> written) {
        Fence fence = position.fence();
        if (written instanceof LogRecord.Stepped<E, D, R> stepped && fence.admits(stepped)) {
            applyStep(stepped);
            long nextInput = stepped.inputOffset() == null ? position.nextInput() : stepped.inputOffset() + 1;
            position = new Position(offset + 1, fence.after(stepped), nextInput, stepped.now());
            return true;
        }
        position = new Position(offset + 1, fence.after(written), position.nextInput(), position.now());
        return false;
    }

    /** Leaves the record at this offset out. */
    void pass(long offset) {
        position = new Position(offset + 1, position.fence(), position.nextInput(), position.now());
    }

    private void applyStep(LogRecord.Stepped<E, D, R> stepped) {
        for (Core.Change<E> change : stepped.changes()) {
            switch (change) {
                case Core.Change.Put<E> put -> entities.put(put.key(), put.entity());
                case Core.Change.Remove<E> remove -> entities.remove(remove.key());
            }
        }
        if (stepped.answer() != null) {
            replies.remember(stepped.answer().commandId(), stepped.answer().reply(), stepped.now());
        }
    }

    /** The entities by key; a view, valid until the next record is applied. */
    public Map<String, E> entities() {
        return Collections.unmodifiableMap(entities);
    }

    public Position position() {
        return position;
    }

    RememberedReplies<R> replies() {
        return replies;
    }

    /** Replaces everything by what a snapshot holds. */
    void restore(
            Position from, Map<String, E> restored, Collection<RememberedReplies.Remembered<R>> rememberedReplies) {
        entities.clear();
        entities.putAll(restored);
        replies.restore(rememberedReplies);
        position = from;
    }
}
