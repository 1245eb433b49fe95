package dev.cauce.engine.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Owns the partitions that the consumer group gives to this process: claims them, folds their commands and timers
 * through the core, and appends each step to the log. Keeps nothing that is not in the log; an append that fails, or a
 * step that turns out not to count, means claiming again.
 */
public final class OwnerLoop<C, E, D, R> {
    private static final Logger LOG = Logger.getLogger(OwnerLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(100);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(1);
    private static final Duration BACK_OFF = Duration.ofMillis(500);
    private static final int MOST_IN_FLIGHT = 20_000;

    private final GroupReader commands;
    private final Codec<C, E, D, R> codec;
    private final StepLog<E, D, R> log;
    private final Claims<C, E, D, R> claims;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final ReplicaMetrics metrics;
    private final Assignment assignment = new Assignment();
    private final Map<Integer, Stepper<C, E, D, R>> owned = new ConcurrentHashMap<>();
    private final Map<Integer, Object> claiming = new HashMap<>();
    private final Map<Integer, Instant> claimAt = new HashMap<>();
    private final Map<Integer, Instant> tickAgainAt = new HashMap<>();
    private final Map<Integer, Long> poison = new HashMap<>();
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Thread thread = Thread.ofPlatform().name("partition-owner").unstarted(this::run);

    /** Where commands go that cannot be read, for people to look at. */
    @FunctionalInterface
    public interface DeadLetters {
        void unreadable(int partition, long offset, byte[] value, String reason);
    }

    /** The consumer must be in the owners' group with automatic commits off; the loop closes it. */
    public OwnerLoop(
            Consumer<byte[], byte[]> consumer,
            String commandTopic,
            Codec<C, E, D, R> codec,
            StepLog<E, D, R> log,
            Claims<C, E, D, R> claims,
            DeadLetters deadLetters,
            Clock clock,
            ReplicaMetrics metrics) {
        this(new KafkaGroupReader(consumer, commandTopic), codec, log, claims, deadLetters, clock, metrics);
    }

    OwnerLoop(
            GroupReader commands,
            Codec<C, E, D, R> codec,
            StepLog<E, D, R> log,
            Claims<C, E, D, R> claims,
            DeadLetters deadLetters,
            Clock clock,
            ReplicaMetrics metrics) {
        this.commands = commands;
        this.codec = codec;
        this.log = log;
        this.claims = claims;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.metrics = metrics;
        claims.onFenced(this::noticeFence);
        metrics.show("partitions.owned", "Partitions this process owns", owned, Map::size);
        metrics.show("appends.pending", "Steps that are not yet durable", inFlight, AtomicInteger::get);
    }

    public void start() {
        thread.start();
    }

    /** Whether this process holds the partition now, as far as it knows. */
    public boolean owns(int partition) {
        return owned.containsKey(partition);
    }

    /** Whether the loop works; one that stopped has said why in the log. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try (commands) {
            while (running.get()) {
                runOnce(LONGEST_POLL);
            }
        } catch (RuntimeException failure) {
            LOG.error("The partition owner stopped; another process takes over", failure);
        } finally {
            owned.clear();
        }
    }

    /** One round: commands that are there, waiting at most so long for them, then what is due. */
    void runOnce(Duration wait) {
        if (inFlight.get() > MOST_IN_FLIGHT) {
            LockSupport.parkNanos(SHORTEST_POLL.toNanos());
        } else {
            asleep.set(true);
            List<Read> polled = commands.poll(inbox.isEmpty() ? untilNextTimer(wait) : Duration.ZERO, assignment);
            asleep.set(false);
            polled.forEach(this::consume);
        }
        for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
            message.run();
        }
        claimWhatIsDue();
        List.copyOf(owned.keySet()).forEach(this::tick);
    }

    private Duration untilNextTimer(Duration longest) {
        Instant now = clock.instant();
        return owned.values().stream()
                .flatMap(stepper -> stepper.nextTimer().stream())
                .map(due -> Duration.between(now, due))
                .map(wait -> wait.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : wait)
                .filter(wait -> wait.compareTo(longest) < 0)
                .min(Duration::compareTo)
                .orElse(longest);
    }

    private void consume(Read read) {
        tick(read.partition());
        Stepper<C, E, D, R> stepper = owned.get(read.partition());
        if (stepper == null || read.offset() < stepper.nextInput()) {
            return;
        }
        Received<C> received = codec.readCommand(read.partition() + "@" + read.offset(), read.value());
        if (received instanceof Received.Unreadable<C> unreadable) {
            metrics.unreadableCommand();
            deadLetters.unreadable(read.partition(), read.offset(), read.value(), unreadable.detail());
        }
        try {
            long started = System.nanoTime();
            var step = poison.getOrDefault(read.partition(), -1L) == read.offset()
                    ? stepper.skip(read.offset(), received.commandId(), clock.instant())
                    : stepper.consume(read.offset(), received, clock.instant());
            metrics.step(System.nanoTime() - started);
            append(read.partition(), stepper, step);
        } catch (RuntimeException failure) {
            metrics.coreFailed();
            LOG.errorf(
                    failure,
                    "A command made the core fail; it is skipped partition=%d offset=%d",
                    read.partition(),
                    read.offset());
            poison.put(read.partition(), read.offset());
            claim(read.partition());
        }
    }

    private void tick(int partition) {
        Stepper<C, E, D, R> stepper = owned.get(partition);
        Instant now = clock.instant();
        if (stepper == null || tickAgainAt.getOrDefault(partition, Instant.MIN).isAfter(now)) {
            return;
        }
        try {
            stepper.tick(now).ifPresent(step -> append(partition, stepper, step));
        } catch (RuntimeException failure) {
            metrics.coreFailed();
            LOG.errorf(failure, "Time made the core fail; its timers rest for a while partition=%d", partition);
            tickAgainAt.put(partition, now.plus(BACK_OFF));
            claim(partition);
        }
    }

    private void append(int partition, Stepper<C, E, D, R> writer, LogRecord.Stepped<E, D, R> step) {
        inFlight.incrementAndGet();
        long started = System.nanoTime();
        var _ = log.append(partition, step).whenComplete((offset, failure) -> {
            inFlight.decrementAndGet();
            if (failure == null) {
                metrics.append(System.nanoTime() - started);
            } else {
                tell(() -> noticeLoss(partition, writer, step, failure));
            }
        });
    }

    private void noticeLoss(
            int partition, Stepper<C, E, D, R> writer, LogRecord.Stepped<E, D, R> step, Throwable failure) {
        if (failure instanceof RecordTooLargeException && step.inputOffset() != null) {
            poison.put(partition, step.inputOffset());
        }
        if (owned.get(partition) == writer) {
            LOG.warnf(failure, "An append failed, claiming again partition=%d", partition);
            claim(partition);
        }
    }

    /** Called by the follower: somebody else claimed the partition, or a step of ours does not count. */
    private void noticeFence(int partition, LogRecord<?, ?, ?> written, Fence after) {
        Stepper<C, E, D, R> stepper = owned.get(partition);
        if (stepper != null && stepper.isFencedBy(written, after)) {
            tell(() -> {
                if (owned.remove(partition, stepper)) {
                    LOG.warnf("Fenced, claiming again if the partition stays here partition=%d", partition);
                    claimLater(partition);
                }
            });
        }
    }

    private void claimLater(int partition) {
        if (commands.isAssigned(partition)) {
            commands.pause(partition);
            claimAt.put(partition, clock.instant().plus(BACK_OFF));
        }
    }

    private void claimWhatIsDue() {
        if (!claimAt.isEmpty()) {
            Instant now = clock.instant();
            for (int partition : List.copyOf(claimAt.keySet())) {
                if (!now.isBefore(claimAt.getOrDefault(partition, now))) {
                    claim(partition);
                }
            }
        }
    }

    private void claim(int partition) {
        owned.remove(partition);
        claimAt.remove(partition);
        commands.pause(partition);
        Object token = new Object();
        claiming.put(partition, token);
        long started = System.nanoTime();
        var _ = claims.claim(partition)
                .whenComplete((stepper, failure) -> tell(() -> {
                    if (!claiming.remove(partition, token)) {
                        return;
                    }
                    if (failure != null) {
                        LOG.warnf(failure, "A claim failed and is tried again partition=%d", partition);
                        claimLater(partition);
                        return;
                    }
                    Duration took = Duration.ofNanos(System.nanoTime() - started);
                    LOG.infof("Owning partition=%d nextInput=%d after=%s", partition, stepper.nextInput(), took);
                    metrics.claimed(took);
                    owned.put(partition, stepper);
                    commands.readFrom(partition, stepper.nextInput());
                }));
    }

    /** Runs the message on the loop's thread; wakes it once per sleep only. */
    private void tell(Runnable message) {
        inbox.add(message);
        if (asleep.getAndSet(false)) {
            commands.wakeup();
        }
    }

    private final class Assignment implements GroupReader.Assignment {
        @Override
        public void gained(Set<Integer> partitions) {
            partitions.forEach(OwnerLoop.this::claim);
        }

        @Override
        public void lost(Set<Integer> partitions) {
            partitions.forEach(partition -> {
                owned.remove(partition);
                claiming.remove(partition);
                claimAt.remove(partition);
            });
        }
    }

    /** Leaves the group, so that another process takes over at once. */
    public void stop() throws InterruptedException {
        running.set(false);
        commands.wakeup();
        thread.join(Duration.ofSeconds(10));
    }
}
