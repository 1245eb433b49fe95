package dev.cauce.engine.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the log for a handler that keeps its position with its results, so that each step that counts is taken exactly
 * once, whatever dies. The consumer group has one process read a partition; the stored position is the second line.
 */
public final class DurableLogReader<C, E, D, R> {
    private static final Logger LOG = Logger.getLogger(DurableLogReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final String name;
    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Codec<C, E, D, R> codec;
    private final DurableLogHandler<E, D, R> handler;
    private final Map<TopicPartition, LogPosition> positions = new HashMap<>();
    private final Set<TopicPartition> unplaced = new HashSet<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicLong lag = new AtomicLong();
    private final Thread thread;

    /** The consumer must be in the group of this reader's name with automatic commits off; the reader closes it. */
    public DurableLogReader(
            String name,
            Consumer<byte[], byte[]> consumer,
            String topic,
            Codec<C, E, D, R> codec,
            DurableLogHandler<E, D, R> handler) {
        this.name = name;
        this.consumer = consumer;
        this.topic = topic;
        this.codec = codec;
        this.handler = handler;
        this.thread = Thread.ofPlatform().name("log-reader-" + name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Records in the log that this process has yet to take, over its partitions. */
    public long lag() {
        return lag.get();
    }

    /** Whether the reader works; it goes on trying through failures of the handler and of Kafka. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(topic), new Assignment());
            while (running.get()) {
                try {
                    placeAll();
                    takeAll(consumer.poll(POLL));
                } catch (WakeupException woken) {
                    LOG.tracef("Woken reader=%s", name);
                } catch (RuntimeException failure) {
                    LOG.warnf(failure, "A batch was not taken and is tried again reader=%s", name);
                    unplace(consumer.assignment());
                    LockSupport.parkNanos(RETRY.toNanos());
                }
            }
        }
    }

    /** Partitions are read only from a position that the handler has told. */
    private void placeAll() {
        for (TopicPartition partition : List.copyOf(unplaced)) {
            LogPosition stored = join(handler.position(partition.partition()));
            consumer.seek(partition, stored.next());
            positions.put(partition, stored);
            unplaced.remove(partition);
            consumer.resume(List.of(partition));
        }
    }

    private void unplace(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        unplaced.addAll(partitions);
    }

    private void takeAll(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            take(partition, records.records(partition));
        }
        lag.set(consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum());
    }

    private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        LogPosition before = positions.getOrDefault(partition, LogPosition.START);
        Fence fence = before.fence();
        List<DurableLogHandler.Entry<E, D, R>> steps = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> read : records) {
            Optional<LogRecord<E, D, R>> written = decode(read);
            if (written.isPresent()) {
                if (written.get() instanceof LogRecord.Stepped<E, D, R> step && fence.admits(step)) {
                    steps.add(new DurableLogHandler.Entry<>(read.offset(), step));
                }
                fence = fence.after(written.get());
            }
        }
        LogPosition after = new LogPosition(records.getLast().offset() + 1, fence);
        join(handler.take(new DurableLogHandler.Batch<>(partition.partition(), before, after, steps)));
        positions.put(partition, after);
    }

    /** Every reader passes over the same records, so that all agree on the fence. */
    private Optional<LogRecord<E, D, R>> decode(ConsumerRecord<byte[], byte[]> read) {
        try {
            return Optional.of(codec.readRecord(read.value()));
        } catch (Codec.UnreadableException unreadable) {
            LOG.errorf(
                    unreadable,
                    "A record of the log is not ours and is passed over reader=%s partition=%d offset=%d",
                    name,
                    read.partition(),
                    read.offset());
            return Optional.empty();
        }
    }

    private static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            unplace(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(positions::remove);
            partitions.forEach(unplaced::remove);
        }
    }

    /** Ends after the batch in hand. */
    public void stop() throws InterruptedException {
        running.set(false);
        consumer.wakeup();
        thread.join(Duration.ofSeconds(10));
    }
}
