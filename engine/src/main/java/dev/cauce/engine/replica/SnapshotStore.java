package dev.cauce.engine.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots in a compacted topic: chunks first, the manifest last, in two alternating slots. A snapshot that is not
 * whole is noticed and the other slot used.
 */
public final class SnapshotStore<C, E, D, R> implements LogFollower.SnapshotReader<E, D, R> {
    private static final Logger LOG = Logger.getLogger(SnapshotStore.class);
    private static final int ENTITIES_PER_CHUNK = 500;
    private static final int BYTES_PER_CHUNK = 512 * 1024;
    private static final int SLOTS = 2;

    private final ChunkStore store;
    private final Codec<C, E, D, R> codec;
    private final int perChunk;
    private final Map<Integer, Newest> newest = new ConcurrentHashMap<>();

    /** The newest whole snapshot that this process knows of. */
    private record Newest(int slot, long next) {}

    public SnapshotStore(KafkaChunkStore store, Codec<C, E, D, R> codec) {
        this(store, codec, ENTITIES_PER_CHUNK);
    }

    SnapshotStore(ChunkStore store, Codec<C, E, D, R> codec, int perChunk) {
        this.perChunk = perChunk;
        this.store = store;
        this.codec = codec;
    }

    /** What is to be written; taken from a replica between two records, written in the background. */
    record Image<E, R>(
            Replica.Position position, Map<String, E> entities, List<RememberedReplies.Remembered<R>> replies) {
        /** The state of the replica now. */
        static <E, D, R> Image<E, R> of(Replica<E, D, R> replica) {
            return new Image<>(
                    replica.position(),
                    new HashMap<>(replica.entities()),
                    replica.replies().inOrder());
        }
    }

    /** The log offset where the newest known snapshot ends; 0 if there is none. */
    long newest(int partition) {
        Newest known = newest.get(partition);
        return known == null ? 0 : known.next();
    }

    /** Writes a snapshot into the slot that does not hold the newest; returns when its manifest is durable. */
    void write(int partition, Image<E, R> image) {
        Newest known = newest.get(partition);
        int number = known == null ? 0 : (known.slot() + 1) % SLOTS;
        String slot = slot(partition, number);
        int index = 0;
        for (SnapshotChunk<E, R> chunk : chunks(image)) {
            index = writeChunk(partition, slot, index, chunk);
        }
        SnapshotChunk<E, R> manifest = new SnapshotChunk.Manifest<>(image.position(), index);
        store.write(partition, slot + "manifest", codec.writeSnapshot(manifest));
        newest.put(partition, new Newest(number, image.position().next()));
    }

    /** Writes a chunk, in halves if it is too big for a record; answers the index of the next. */
    private int writeChunk(int partition, String slot, int index, SnapshotChunk<E, R> chunk) {
        byte[] bytes = codec.writeSnapshot(chunk);
        if (bytes.length > BYTES_PER_CHUNK
                && chunk instanceof SnapshotChunk.Entities<E, R> some
                && some.entities().size() > 1) {
            int next = index;
            for (SnapshotChunk<E, R> half : halves(some)) {
                next = writeChunk(partition, slot, next, half);
            }
            return next;
        }
        store.write(partition, slot + index, bytes);
        return index + 1;
    }

    private static <E, R> List<SnapshotChunk<E, R>> halves(SnapshotChunk.Entities<E, R> whole) {
        Map<String, E> first = new HashMap<>();
        Map<String, E> second = new HashMap<>();
        whole.entities().forEach((key, entity) -> (first.size() <= second.size() ? first : second).put(key, entity));
        return List.of(
                new SnapshotChunk.Entities<>(whole.at(), first), new SnapshotChunk.Entities<>(whole.at(), second));
    }

    private List<SnapshotChunk<E, R>> chunks(Image<E, R> image) {
        long at = image.position().next();
        List<SnapshotChunk<E, R>> chunks = new ArrayList<>();
        Map<String, E> part = new HashMap<>();
        for (Map.Entry<String, E> entity : image.entities().entrySet()) {
            part.put(entity.getKey(), entity.getValue());
            if (part.size() == perChunk) {
                chunks.add(new SnapshotChunk.Entities<>(at, part));
                part.clear();
            }
        }
        chunks.add(new SnapshotChunk.Entities<>(at, part));
        for (int from = 0; from < image.replies().size(); from += perChunk) {
            int to = Math.min(from + perChunk, image.replies().size());
            chunks.add(new SnapshotChunk.Replies<>(at, image.replies().subList(from, to)));
        }
        return chunks;
    }

    @Override
    public void restore(Map<Integer, Replica<E, D, R>> replicas) {
        store.readAll(replicas.keySet()).forEach((partition, stored) -> {
            Replica<E, D, R> replica = replicas.get(partition);
            if (replica != null) {
                restore(partition, replica, stored);
            }
        });
    }

    private void restore(int partition, Replica<E, D, R> replica, Map<String, byte[]> stored) {
        for (int number = 0; number < SLOTS; number++) {
            Optional<Image<E, R>> whole = assemble(slot(partition, number), stored);
            if (whole.isPresent() && newest(partition) < whole.get().position().next()) {
                Image<E, R> image = whole.get();
                newest.put(partition, new Newest(number, image.position().next()));
                replica.restore(image.position(), image.entities(), image.replies());
            }
        }
        LOG.infof(
                "Restored from a snapshot partition=%d position=%d entities=%d",
                partition, newest(partition), replica.entities().size());
    }

    private Optional<Image<E, R>> assemble(String slot, Map<String, byte[]> stored) {
        if (!(read(slot + "manifest", stored) instanceof SnapshotChunk.Manifest<E, R> manifest)) {
            return Optional.empty();
        }
        Map<String, E> entities = new HashMap<>();
        List<RememberedReplies.Remembered<R>> replies = new ArrayList<>();
        for (int i = 0; i < manifest.chunks(); i++) {
            SnapshotChunk<E, R> chunk = read(slot + i, stored);
            if (chunk == null || chunk.at() != manifest.at()) {
                LOG.warnf("A torn snapshot is passed over slot=%s position=%d", slot, manifest.at());
                return Optional.empty();
            }
            switch (chunk) {
                case SnapshotChunk.Entities<E, R> some -> entities.putAll(some.entities());
                case SnapshotChunk.Replies<E, R> some -> replies.addAll(some.replies());
                case SnapshotChunk.Manifest<E, R> misplaced -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Image<>(manifest.position(), entities, replies));
    }

    private @Nullable SnapshotChunk<E, R> read(String key, Map<String, byte[]> stored) {
        byte[] bytes = stored.get(key);
        if (bytes == null) {
            return null;
        }
        try {
            return codec.readSnapshot(bytes);
        } catch (Codec.UnreadableException unreadable) {
            LOG.warnf(unreadable, "A chunk of a snapshot is not ours and is passed over key=%s", key);
            return null;
        }
    }

    private static String slot(int partition, int number) {
        return partition + "/" + number + "/";
    }
}
