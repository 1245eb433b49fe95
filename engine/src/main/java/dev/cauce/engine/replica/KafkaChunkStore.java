package dev.cauce.engine.replica;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Chunks in a compacted topic of Kafka. */
public final class KafkaChunkStore implements ChunkStore {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Producer<byte[], byte[]> producer;
    private final String topic;

    /** The consumers must be in no group; each is closed after use. */
    public KafkaChunkStore(
            Supplier<Consumer<byte[], byte[]>> consumers, Producer<byte[], byte[]> producer, String topic) {
        this.consumers = consumers;
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    public void write(int partition, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A chunk was not stored in %s.".formatted(topic), failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while storing a chunk.", interrupted);
        }
    }

    @Override
    public Map<Integer, Map<String, byte[]>> readAll(Set<Integer> numbers) {
        Map<Integer, Map<String, byte[]>> stored = new TreeMap<>();
        List<TopicPartition> partitions = numbers.stream()
                .map(number -> new TopicPartition(topic, number))
                .toList();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    stored.computeIfAbsent(read.partition(), partition -> new HashMap<>())
                            .put(new String(read.key(), StandardCharsets.UTF_8), read.value());
                }
            }
        }
        return stored;
    }
}
