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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of the log and keeps a replica of each. Listeners are called in log order on the follower's own
 * thread; queries run between two records, so that what they read is consistent and has a log position.
 */
public final class LogFollower<C, E, D, R> {
    private static final Logger LOG = Logger.getLogger(LogFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final LogReader reader;
    private final Codec<C, E, D, R> codec;
    private final SnapshotReader<E, D, R> snapshots;
    private final ReplicaMetrics metrics;
    private final Map<Integer, Replica<E, D, R>> replicas = new TreeMap<>();
    private final List<Waiting<E, D, R>> waiting = new ArrayList<>();
    private final List<Listener<E, D, R>> listeners = new CopyOnWriteArrayList<>();
    private final List<Listener<E, D, R>> lastListeners = new CopyOnWriteArrayList<>();
    private final List<FenceListener> fenceListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Map<Integer, Replica<E, D, R>>>> betweenPolls = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> queries = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final Thread thread = Thread.ofPlatform().name("log-follower").unstarted(this::run);
    private Map<Integer, Long> targets = Map.of();

    /** Told of each step that counts. Must be quick: it holds up everybody else. */
    @FunctionalInterface
    public interface Listener<E, D, R> {
        void onStep(int partition, long offset, LogRecord.Stepped<E, D, R> step, Replica<E, D, R> after);
    }

    /** Told of each record that is not a step that counts: claims, and what fenced owners wrote. */
    @FunctionalInterface
    interface FenceListener {
        void onOther(int partition, LogRecord<?, ?, ?> written, Fence after);
    }

    /** Reads the newest whole snapshots. */
    public interface SnapshotReader<E, D, R> {
        void restore(Map<Integer, Replica<E, D, R>> replicas);
    }

    private record Waiting<E, D, R>(int partition, long offset, Consumer<Replica<E, D, R>> action) {}

    /** The consumer must be in no group and reset no offsets; the follower closes it. */
    public LogFollower(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            String topic,
            int partitions,
            Codec<C, E, D, R> codec,
            SnapshotReader<E, D, R> snapshots,
            ReplicaMetrics metrics) {
        this(new KafkaLogReader(consumer, topic), partitions, codec, snapshots, metrics);
    }

    LogFollower(
            LogReader reader,
            int partitions,
            Codec<C, E, D, R> codec,
            SnapshotReader<E, D, R> snapshots,
            ReplicaMetrics metrics) {
        this.reader = reader;
        this.codec = codec;
        this.snapshots = snapshots;
        this.metrics = metrics;
        IntStream.range(0, partitions).forEach(partition -> replicas.put(partition, new Replica<>()));
    }

    public void start() {
        thread.start();
    }

    public void addListener(Listener<E, D, R> listener) {
        listeners.add(listener);
    }

    /** Told after all other listeners, so that whoever is answered then finds the step everywhere in this process. */
    void addLastListener(Listener<E, D, R> listener) {
        lastListeners.add(listener);
    }

    void addFenceListener(FenceListener listener) {
        fenceListeners.add(listener);
    }

    /** The action sees all replicas now and then, between two records, on the follower's thread. */
    void betweenPolls(Consumer<Map<Integer, Replica<E, D, R>>> action) {
        betweenPolls.add(action);
    }

    /** Completes when everything that was in the log at start has been read. */
    public CompletableFuture<Void> caughtUp() {
        return caughtUp;
    }

    /** Whether this process still learns what happens. A follower that stopped has said why in the log. */
    public boolean isRunning() {
        return thread.isAlive();
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
    void whenRead(int partition, long offset, Consumer<Replica<E, D, R>> action) {
        submit(() -> {
            Replica<E, D, R> replica = replica(partition);
            if (replica.position().next() > offset) {
                action.accept(replica);
            } else {
                waiting.add(new Waiting<>(partition, offset, action));
            }
        });
    }

    /** Wakes the reader once per sleep only, so that many queries cannot keep it from reading. */
    private void submit(Runnable query) {
        queries.add(query);
        if (asleep.getAndSet(false)) {
            reader.wakeup();
        }
    }

    private Replica<E, D, R> replica(int partition) {
        Replica<E, D, R> replica = replicas.get(partition);
        if (replica == null) {
            throw new IllegalArgumentException("There is no partition %d.".formatted(partition));
        }
        return replica;
    }

    private void run() {
        try (reader) {
            open();
            while (running.get()) {
                runOnce(POLL);
            }
        } catch (RuntimeException failure) {
            caughtUp.completeExceptionally(failure);
            LOG.error("The log follower stopped; this process knows nothing new until it is restarted", failure);
        }
    }

    /** Restores the replicas from snapshots and goes to where they end. */
    void open() {
        snapshots.restore(replicas);
        Map<Integer, Long> offsets = new TreeMap<>();
        Map<Integer, Long> ends = new TreeMap<>();
        replicas.forEach((partition, replica) -> {
            long next = replica.position().next();
            long beginning = reader.beginning(partition);
            if (next < beginning) {
                throw new IllegalStateException(
                        "The log of partition %d begins at %d, but the newest whole snapshot ends at %d: what lies between is lost. Maybe restore the topics from a copy."
                                .formatted(partition, beginning, next));
            }
            offsets.put(partition, next);
            ends.put(partition, reader.end(partition));
        });
        targets = ends;
        reader.readFrom(offsets);
    }

    /** One round: reads what is there, waiting at most so long, and answers queries. */
    void runOnce(Duration wait) {
        asleep.set(true);
        List<Read> polled = reader.poll(queries.isEmpty() ? wait : Duration.ZERO);
        asleep.set(false);
        polled.forEach(this::take);
        for (Runnable query = queries.poll(); query != null; query = queries.poll()) {
            query.run();
        }
        betweenPolls.forEach(action -> action.accept(replicas));
        noticeCaughtUp();
    }

    private void take(Read read) {
        Replica<E, D, R> replica = replica(read.partition());
        try {
            take(read, replica, codec.readRecord(read.value()));
        } catch (Codec.UnreadableException unreadable) {
            replica.pass(read.offset());
            metrics.unreadableRecord();
            LOG.errorf(
                    unreadable,
                    "A record of the log is not ours and is passed over partition=%d offset=%d",
                    read.partition(),
                    read.offset());
        }
        List<Waiting<E, D, R>> due = waiting.isEmpty()
                ? List.of()
                : waiting.stream()
                        .filter(one -> one.partition() == read.partition() && one.offset() <= read.offset())
                        .toList();
        waiting.removeAll(due);
        due.forEach(one -> one.action().accept(replica));
    }

    private void take(Read read, Replica<E, D, R> replica, LogRecord<E, D, R> written) {
        if (replica.apply(read.offset(), written) && written instanceof LogRecord.Stepped<E, D, R> step) {
            listeners.forEach(listener -> tell(listener, read, step, replica));
            lastListeners.forEach(listener -> tell(listener, read, step, replica));
            return;
        }
        if (written instanceof LogRecord.Stepped<E, D, R>) {
            metrics.droppedStep();
        }
        fenceListeners.forEach(listener ->
                listener.onOther(read.partition(), written, replica.position().fence()));
    }

    private void tell(
            Listener<E, D, R> listener, Read read, LogRecord.Stepped<E, D, R> step, Replica<E, D, R> replica) {
        try {
            listener.onStep(read.partition(), read.offset(), step, replica);
        } catch (RuntimeException failure) {
            LOG.errorf(
                    failure,
                    "A listener failed on a step partition=%d offset=%d listener=%s",
                    read.partition(),
                    read.offset(),
                    listener.getClass().getName());
        }
    }

    private void noticeCaughtUp() {
        if (!caughtUp.isDone()
                && targets.entrySet().stream()
                        .allMatch(target -> replica(target.getKey()).position().next() >= target.getValue())) {
            caughtUp.complete(null);
        }
    }

    public void stop() throws InterruptedException {
        running.set(false);
        reader.wakeup();
        thread.join(Duration.ofSeconds(5));
    }
}
