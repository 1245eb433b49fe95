package dev.cauce.engine.replica;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Snapshots in a compacted topic: chunks first, the manifest last, in two alternating slots. A snapshot that is not
 * whole is noticed and the other slot used.
 */
public final class SnapshotStore<C, E, D, R> implements LogFollower.SnapshotReader<E, D, R> {
    private static final Logger LOG = Logger.getLogger(SnapshotStore.class);
    private static final int ENTITIES_PER_CHUNK = 500;
    private static final int SLOTS = 2;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Codec<C, E, D, R> codec;

    public SnapshotStore(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Producer<byte[], byte[]> producer,
            String topic,
            Codec<C, E, D, R> codec) {
        this.consumers = consumers;
        this.producer = producer;
        this.topic = topic;
        this.codec = codec;
    }

    /** What is to be written; taken from a replica between two records, written in the background. */
    public record Image<E, R>(
            Replica.Position position, Map<String, E> entities, List<RememberedReplies.Remembered<R>> replies) {
        /** The state of the replica now. */
        public static <E, D, R> Image<E, R> of(Replica<E, D, R> replica) {
            return new Image<>(
                    replica.position(),
                    Map.copyOf(replica.entities()),
                    replica.replies().inOrder());
        }
    }

    /** Writes a snapshot; completes when its manifest is durable. {@code number} alternates the slots. */
    public CompletableFuture<Void> write(int partition, long number, Image<E, R> image) {
        String slot = partition + "/" + (number % SLOTS) + "/";
        List<SnapshotChunk<E, R>> chunks = chunks(image);
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            sent.add(send(partition, slot + i, chunks.get(i)));
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .thenCompose(all -> send(
                        partition, slot + "manifest", new SnapshotChunk.Manifest<>(image.position(), chunks.size())));
    }

    private List<SnapshotChunk<E, R>> chunks(Image<E, R> image) {
        long at = image.position().next();
        List<SnapshotChunk<E, R>> chunks = new ArrayList<>();
        Map<String, E> part = new HashMap<>();
        for (Map.Entry<String, E> entity : image.entities().entrySet()) {
            part.put(entity.getKey(), entity.getValue());
            if (part.size() == ENTITIES_PER_CHUNK) {
                chunks.add(new SnapshotChunk.Entities<>(at, part));
                part.clear();
            }
        }
        chunks.add(new SnapshotChunk.Entities<>(at, part));
        for (int from = 0; from < image.replies().size(); from += ENTITIES_PER_CHUNK) {
            int to = Math.min(from + ENTITIES_PER_CHUNK, image.replies().size());
            chunks.add(new SnapshotChunk.Replies<>(at, image.replies().subList(from, to)));
        }
        return chunks;
    }

    private CompletableFuture<Void> send(int partition, String key, SnapshotChunk<E, R> chunk) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        var _ = producer.send(
                new ProducerRecord<>(
                        topic, partition, key.getBytes(StandardCharsets.UTF_8), codec.writeSnapshot(chunk)),
                (metadata, failure) -> {
                    if (failure == null) {
                        sent.complete(null);
                    } else {
                        sent.completeExceptionally(failure);
                    }
                });
        return sent;
    }

    @Override
    public void restore(Map<Integer, Replica<E, D, R>> replicas) {
        Map<Integer, Map<String, SnapshotChunk<E, R>>> stored = readAll(replicas.keySet().stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList());
        stored.forEach((partition, chunks) -> {
            Replica<E, D, R> replica = replicas.get(partition);
            if (replica != null) {
                restore(partition, replica, chunks);
            }
        });
    }

    private Map<Integer, Map<String, SnapshotChunk<E, R>>> readAll(List<TopicPartition> partitions) {
        Map<Integer, Map<String, SnapshotChunk<E, R>>> stored = new TreeMap<>();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(Duration.ofMillis(200))) {
                    stored.computeIfAbsent(read.partition(), partition -> new HashMap<>())
                            .put(new String(read.key(), StandardCharsets.UTF_8), codec.readSnapshot(read.value()));
                }
            }
        }
        return stored;
    }

    private void restore(int partition, Replica<E, D, R> replica, Map<String, SnapshotChunk<E, R>> chunks) {
        Optional<Image<E, R>> newest = Optional.empty();
        for (int slot = 0; slot < SLOTS; slot++) {
            Optional<Image<E, R>> image = assemble(partition + "/" + slot + "/", chunks);
            if (image.isPresent()
                    && (newest.isEmpty()
                            || newest.get().position().next()
                                    < image.get().position().next())) {
                newest = image;
            }
        }
        newest.ifPresent(image -> {
            replica.restore(image.position(), image.entities(), image.replies());
            LOG.infof(
                    "Restored from a snapshot partition=%d position=%d entities=%d",
                    partition, image.position().next(), image.entities().size());
        });
    }

    private Optional<Image<E, R>> assemble(String slot, Map<String, SnapshotChunk<E, R>> chunks) {
        if (!(chunks.get(slot + "manifest") instanceof SnapshotChunk.Manifest<E, R> manifest)) {
            return Optional.empty();
        }
        Map<String, E> entities = new HashMap<>();
        List<RememberedReplies.Remembered<R>> replies = new ArrayList<>();
        for (int i = 0; i < manifest.chunks(); i++) {
            SnapshotChunk<E, R> chunk = chunks.get(slot + i);
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
}
