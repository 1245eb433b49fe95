package dev.cauce.engine.replica;

import java.util.List;
import java.util.Map;

/** A piece of a snapshot of one partition. */
public sealed interface SnapshotChunk<E, R> {
    /** The log position of the snapshot this belongs to; tells the pieces of different snapshots apart. */
    long at();

    record Entities<E, R>(long at, Map<String, E> entities) implements SnapshotChunk<E, R> {
        public Entities {
            entities = Map.copyOf(entities);
        }
    }

    record Replies<E, R>(long at, List<RememberedReplies.Remembered<R>> replies) implements SnapshotChunk<E, R> {
        public Replies {
            replies = List.copyOf(replies);
        }
    }

    /** Written last: the snapshot is whole if all its chunks are there and of this position. */
    record Manifest<E, R>(Replica.Position position, int chunks) implements SnapshotChunk<E, R> {
        @Override
        public long at() {
            return position.next();
        }
    }
}
