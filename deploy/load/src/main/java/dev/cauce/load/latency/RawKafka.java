package dev.cauce.load.latency;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The yardstick: from producing one record with acks=all to consuming it, on a topic of its own, at a fixed rate. */
public final class RawKafka implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final int PAYLOAD = 300;

    private final String bootstrapServers;
    private final String topic = "load-yardstick-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition(topic, 0);
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Recorder recorder = new Recorder(LONGEST, 3);
    private final double perSecond;
    private final Thread producing;
    private final Thread consuming;

    private RawKafka(String bootstrapServers, double perSecond) {
        this.bootstrapServers = bootstrapServers;
        this.perSecond = perSecond;
        this.producing = Thread.ofPlatform().name("raw-kafka-producer").unstarted(this::produce);
        this.consuming = Thread.ofPlatform().name("raw-kafka-consumer").unstarted(this::consume);
    }

    /** Begins to measure; fails when the broker does not answer. */
    public static RawKafka start(String bootstrapServers, double perSecond) throws InterruptedException {
        var raw = new RawKafka(bootstrapServers, perSecond);
        raw.withAdmin(admin -> admin.createTopics(List.of(new NewTopic(raw.topic, 1, (short) 1)))
                .all()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        raw.consuming.start();
        raw.producing.start();
        return raw;
    }

    /** Latencies since the start or since this was last asked, in nanoseconds. */
    public Histogram histogram() {
        return recorder.getIntervalHistogram();
    }

    private void produce() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0, "max.block.ms", 5000);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var began = System.nanoTime();
            for (long index = 0; running.get(); index++) {
                var due = began + (long) (index * 1e9 / perSecond);
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var payload = ByteBuffer.allocate(PAYLOAD).putLong(due).array();
                var _ = producer.send(new ProducerRecord<>(topic, 0, null, payload));
            }
        }
    }

    private void consume() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 500);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (running.get()) {
                for (var read : consumer.poll(Duration.ofMillis(200))) {
                    var waited =
                            System.nanoTime() - ByteBuffer.wrap(read.value()).getLong();
                    recorder.recordValue(Math.clamp(waited, 0, LONGEST));
                }
            }
        }
    }

    @Override
    public void close() {
        running.set(false);
        try {
            producing.join(PATIENCE);
            consuming.join(PATIENCE);
            withAdmin(admin -> admin.deleteTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void withAdmin(Work work) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            work.with(admin);
        } catch (ExecutionException | TimeoutException | KafkaException failure) {
            throw new IllegalStateException(
                    "Kafka at %s did not do as asked. Is it there? Say where it is: --kafka HOST:PORT"
                            .formatted(bootstrapServers),
                    failure);
        }
    }

    @FunctionalInterface
    private interface Work {
        void with(Admin admin) throws ExecutionException, TimeoutException, InterruptedException;
    }
}
