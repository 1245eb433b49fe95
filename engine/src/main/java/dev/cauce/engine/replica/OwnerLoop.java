package dev.cauce.engine.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Owns the partitions that the consumer group gives to this process: claims them, folds their commands and timers
 * through the core, and appends each step to the log. Keeps nothing that is not in the log; an append that fails means
 * claiming again.
 */
public final class OwnerLoop<C, E, D, R> {
    private static final Logger LOG = Logger.getLogger(OwnerLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final String commandTopic;
    private final Codec<C, E, D, R> codec;
    private final StepLog<E, D, R> log;
    private final Claims<C, E, D, R> claims;
    private final Clock clock;
    private final Map<Integer, Stepper<C, E, D, R>> owned = new ConcurrentHashMap<>();
    private final Map<Integer, Long> poison = new HashMap<>();
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Thread thread;

    /** The consumer must be in the owners' group with automatic commits off; the loop closes it. */
    public OwnerLoop(
            Consumer<byte[], byte[]> consumer,
            String commandTopic,
            Codec<C, E, D, R> codec,
            StepLog<E, D, R> log,
            Claims<C, E, D, R> claims,
            Clock clock) {
        this.consumer = consumer;
        this.commandTopic = commandTopic;
        this.codec = codec;
        this.log = log;
        this.claims = claims;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("partition-owner").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether this process holds the partition now, as far as it knows. */
    public boolean owns(int partition) {
        return owned.containsKey(partition);
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(commandTopic), new Assignment());
            while (running.get()) {
                poll();
                for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
                    message.run();
                }
                List.copyOf(owned.keySet()).forEach(this::tick);
            }
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "The partition owner stopped; another process takes over topic=%s", commandTopic);
        }
    }

    private void poll() {
        try {
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(untilNextTimer())) {
                consume(read);
            }
        } catch (WakeupException woken) {
            LOG.tracef("Woken for a message topic=%s", commandTopic);
        }
    }

    private Duration untilNextTimer() {
        Instant now = clock.instant();
        return owned.values().stream()
                .flatMap(stepper -> stepper.nextTimer().stream())
                .map(due -> Duration.between(now, due))
                .min(Duration::compareTo)
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .filter(wait -> wait.compareTo(LONGEST_POLL) < 0)
                .orElse(LONGEST_POLL);
    }

    private void consume(ConsumerRecord<byte[], byte[]> read) {
        Stepper<C, E, D, R> stepper = owned.get(read.partition());
        if (stepper == null || read.offset() < stepper.nextInput()) {
            return;
        }
        Received<C> received = codec.readCommand(read.partition() + "@" + read.offset(), read.value());
        try {
            append(
                    read.partition(),
                    poison.getOrDefault(read.partition(), -1L) == read.offset()
                            ? stepper.skip(read.offset(), received.commandId(), clock.instant())
                            : stepper.consume(read.offset(), received, clock.instant()));
        } catch (RuntimeException failure) {
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
        if (stepper != null) {
            stepper.tick(clock.instant()).ifPresent(step -> append(partition, step));
        }
    }

    private void append(int partition, LogRecord.Stepped<E, D, R> step) {
        Stepper<C, E, D, R> writer = owned.get(partition);
        var _ = log.append(partition, step).whenComplete((offset, failure) -> {
            if (failure != null) {
                tell(() -> {
                    if (owned.get(partition) == writer) {
                        LOG.warnf(failure, "An append failed, claiming again partition=%d", partition);
                        claim(partition);
                    }
                });
            }
        });
    }

    private void claim(int partition) {
        owned.remove(partition);
        TopicPartition commands = new TopicPartition(commandTopic, partition);
        consumer.pause(List.of(commands));
        var _ = claims.claim(partition)
                .whenComplete((stepper, failure) -> tell(() -> {
                    if (!consumer.assignment().contains(commands)) {
                        return;
                    }
                    if (failure != null) {
                        LOG.warnf(failure, "A claim failed, claiming again partition=%d", partition);
                        claim(partition);
                        return;
                    }
                    LOG.infof("Owning partition=%d nextInput=%d", partition, stepper.nextInput());
                    owned.put(partition, stepper);
                    consumer.seek(commands, stepper.nextInput());
                    consumer.resume(List.of(commands));
                }));
    }

    private void tell(Runnable message) {
        inbox.add(message);
        consumer.wakeup();
    }

    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> claim(partition.partition()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> owned.remove(partition.partition()));
        }
    }

    /** Leaves the group, so that another process takes over at once. */
    public void stop() throws InterruptedException {
        running.set(false);
        consumer.wakeup();
        thread.join(Duration.ofSeconds(10));
    }
}
