package dev.cauce.engine.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of the log and keeps a replica of each. Listeners are called in log order on the follower's own
 * thread; queries run between two records, so that what they read is consistent and has a log position.
 */
public final class LogFollower<C, E, D, R> {
    private static final Logger LOG = Logger.getLogger(LogFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Codec<C, E, D, R> codec;
    private final Map<Integer, Replica<E, D, R>> replicas = new TreeMap<>();
    private final List<Waiting<E, D, R>> waiting = new ArrayList<>();
    private final List<Listener<E, D, R>> listeners = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> queries = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final Thread thread;
    private Map<TopicPartition, Long> targets = Map.of();

    /** Told of each step that counts. Must be quick: it holds up everybody else. */
    @FunctionalInterface
    public interface Listener<E, D, R> {
        void onStep(int partition, long offset, LogRecord.Stepped<E, D, R> step, Replica<E, D, R> after);
    }

    private record Waiting<E, D, R>(int partition, long offset, java.util.function.Consumer<Replica<E, D, R>> action) {}

    /** The consumer must be in no group; the follower closes it. */
    public LogFollower(
            Consumer<byte[], byte[]> consumer,
            String topic,
            int partitions,
            Codec<C, E, D, R> codec,
            SnapshotReader<E, D, R> snapshots) {
        this.consumer = consumer;
        this.topic = topic;
        this.codec = codec;
        IntStream.range(0, partitions).forEach(partition -> replicas.put(partition, new Replica<>()));
        this.thread = Thread.ofPlatform().name("log-follower").unstarted(() -> follow(snapshots));
    }

    /** Reads the newest whole snapshots and then the log. */
    public interface SnapshotReader<E, D, R> {
        void restore(Map<Integer, Replica<E, D, R>> replicas);
    }

    public void start() {
        thread.start();
    }

    public void addListener(Listener<E, D, R> listener) {
        listeners.add(listener);
    }

    /** Completes when everything that was in the log at start has been read. */
    public CompletableFuture<Void> caughtUp() {
        return caughtUp;
    }

    /** Reads from the replica between two records. */
    public <T> CompletableFuture<T> query(int partition, Function<Replica<E, D, R>, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        submit(() -> {
            try {
                answer.complete(question.apply(replica(partition)));
            } catch (RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    /** Runs the action as soon as the record at this offset has been read. */
    void whenRead(int partition, long offset, java.util.function.Consumer<Replica<E, D, R>> action) {
        submit(() -> {
            Replica<E, D, R> replica = replica(partition);
            if (replica.position().next() > offset) {
                action.accept(replica);
            } else {
                waiting.add(new Waiting<>(partition, offset, action));
            }
        });
    }

    private void submit(Runnable query) {
        queries.add(query);
        consumer.wakeup();
    }

    private Replica<E, D, R> replica(int partition) {
        Replica<E, D, R> replica = replicas.get(partition);
        if (replica == null) {
            throw new IllegalArgumentException("No partition %d in %s.".formatted(partition, topic));
        }
        return replica;
    }

    private void follow(SnapshotReader<E, D, R> snapshots) {
        try (consumer) {
            snapshots.restore(replicas);
            List<TopicPartition> partitions = replicas.keySet().stream()
                    .map(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(
                    partition, replica(partition.partition()).position().next()));
            targets = consumer.endOffsets(partitions);
            while (running.get()) {
                poll();
                runQueries();
                noticeCaughtUp();
            }
        } catch (RuntimeException failure) {
            caughtUp.completeExceptionally(failure);
            LOG.errorf(
                    failure,
                    "The log follower stopped; this process knows nothing new until it is restarted topic=%s",
                    topic);
        }
    }

    private void poll() {
        try {
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                take(read);
            }
        } catch (WakeupException woken) {
            LOG.tracef("Woken for a query topic=%s", topic);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> read) {
        int partition = read.partition();
        Replica<E, D, R> replica = replica(partition);
        LogRecord<E, D, R> written = codec.readRecord(read.value());
        if (replica.apply(read.offset(), written) && written instanceof LogRecord.Stepped<E, D, R> step) {
            listeners.forEach(listener -> listener.onStep(partition, read.offset(), step, replica));
        }
        List<Waiting<E, D, R>> due = waiting.stream()
                .filter(one -> one.partition() == partition && one.offset() <= read.offset())
                .toList();
        waiting.removeAll(due);
        due.forEach(one -> one.action().accept(replica));
    }

    private void runQueries() {
        for (Runnable query = queries.poll(); query != null; query = queries.poll()) {
            query.run();
        }
    }

    private void noticeCaughtUp() {
        if (!caughtUp.isDone()
                && targets.entrySet().stream()
                        .allMatch(target -> consumer.position(target.getKey()) >= target.getValue())) {
            caughtUp.complete(null);
        }
    }

    public void stop() throws InterruptedException {
        running.set(false);
        consumer.wakeup();
        thread.join(Duration.ofSeconds(5));
    }
}
