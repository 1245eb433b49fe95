package dev.cauce.engine.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.replica.CommandGateway.Outcome;
import dev.cauce.engine.testing.RunningServers;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.Reply;
import dev.cauce.routing.core.ServiceLevelTarget;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The router alone over real Kafka: how long a command takes from being sent to its reply being read from the log, beside a
 * raw record written and read at the same time, and how many commands one partition takes. Measures, judges nothing:
 * {@code mvn -pl engine -am verify -Dtest=RoutingLogMeasurement -Dsurefire.failIfNoSpecifiedTests=false -Dcauce.measure=true}
 */
@EnabledIfSystemProperty(named = "cauce.measure", matches = "true")
class RoutingLogMeasurement {
    private static final Logger LOG = Logger.getLogger(RoutingLogMeasurement.class);
    private static final OperationId OPERATION = new OperationId("measured");
    private static final QueueId QUEUE = new QueueId("queue");
    private static final ClientId CLIENT = new ClientId("client");
    private static final int PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final int IN_FLIGHT = 2_000;
    private static final int STAY = 500;

    private final KafkaClients kafka = new KafkaClients(RunningServers.shared().bootstrapServers());
    private final Topics topics = new Topics("measured-" + UUID.randomUUID() + ".");
    private final AtomicLong commands = new AtomicLong();

    @Test
    void commandToReplyBesideARawRoundTrip() throws Exception {
        var router = new Router(kafka, topics, settings(), Clock.systemUTC(), new SimpleMeterRegistry());
        router.start();
        try (var raw = new RawRoundTrips(kafka, topics.prefix() + "raw")) {
            define(router);
            for (var phase : List.of(WARM_UP, MEASURED)) {
                var command = new ConcurrentHistogram(3);
                var record = new ConcurrentHistogram(3);
                atRate(phase, index -> submit(router, index), command, () -> raw.send(record));
                LOG.infof(
                        "At %d/s for %s: command to reply %s, raw Kafka %s, ratio p50 %.1f p99 %.1f",
                        PER_SECOND,
                        phase,
                        told(command),
                        told(record),
                        ratio(command, record, 50),
                        ratio(command, record, 99));
            }
            LOG.infof("One partition took %.0f commands/s", throughput(router));
        } finally {
            router.stop();
        }
    }

    private static RoutingSettings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(RoutingSettings.class)
                .withDefaultValues(Map.of(
                        "cauce.routing.partitions", "1",
                        "cauce.routing.reply-timeout", "PT60S",
                        "cauce.routing.pending-limit", "100000"))
                .build()
                .getConfigMapping(RoutingSettings.class);
    }

    private void define(Router router) {
        router.follower().caughtUp().join();
        ask(router, new Command.DefineOperation(OperationSettings.defaults(OPERATION)));
        ask(
                router,
                new Command.DefineQueue(new QueueDefinition(
                        QUEUE,
                        1,
                        CLIENT,
                        List.of(),
                        new ServiceLevelTarget(0.8, Duration.ofSeconds(20)),
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(2))));
    }

    /** Interactions come, and leave when so many more have come: the state neither grows nor is empty. */
    private CompletableFuture<Outcome<Reply>> submit(Router router, int index) {
        var turn = index / 2;
        var interaction = new InteractionId("interaction-" + (index % 2 == 0 ? turn : turn - STAY));
        Command command = index % 2 == 0 || turn < STAY
                ? new Command.Enqueue(
                        interaction, CLIENT, QUEUE, Channel.CHAT, new ContactId("contact"), 0, Instant.now())
                : new Command.ContactLeft(interaction);
        return send(router, command);
    }

    private CompletableFuture<Outcome<Reply>> send(Router router, Command command) {
        return router.gateway()
                .submit(0, "command-" + commands.incrementAndGet(), new RoutingCommand(OPERATION, command));
    }

    private void ask(Router router, Command command) {
        assertThat(send(router, command).join()).isEqualTo(new Outcome.Replied<>(Reply.DONE));
    }

    private static void atRate(
            Duration phase,
            IntFunction<CompletableFuture<Outcome<Reply>>> sending,
            Histogram latencies,
            Runnable beside) {
        var begin = System.nanoTime();
        var last = CompletableFuture.<Outcome<Reply>>completedFuture(null);
        for (int index = 0; index < phase.toSeconds() * PER_SECOND; index++) {
            var due = begin + index * (1_000_000_000L / PER_SECOND);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            beside.run();
            last = sending.apply(index)
                    .whenComplete((outcome, failure) -> latencies.recordValue(System.nanoTime() - due));
        }
        last.join();
    }

    private double throughput(Router router) throws InterruptedException {
        var flying = new Semaphore(IN_FLIGHT);
        var answered = new AtomicLong();
        var begin = System.nanoTime();
        for (int index = 0; System.nanoTime() - begin < MEASURED.toNanos(); index++) {
            flying.acquire();
            var _ = submit(router, 100_000_000 + index).whenComplete((outcome, failure) -> {
                answered.incrementAndGet();
                flying.release();
            });
        }
        flying.acquire(IN_FLIGHT);
        return answered.get() * 1e9 / (System.nanoTime() - begin);
    }

    private static String told(Histogram histogram) {
        return "p50 %.1f ms p99 %.1f ms"
                .formatted(histogram.getValueAtPercentile(50) / 1e6, histogram.getValueAtPercentile(99) / 1e6);
    }

    private static double ratio(Histogram one, Histogram other, double percentile) {
        return (double) one.getValueAtPercentile(percentile) / other.getValueAtPercentile(percentile);
    }

    /** One record after another to a topic of its own, acks=all, and read again. */
    private static final class RawRoundTrips implements AutoCloseable {
        private final org.apache.kafka.clients.producer.Producer<byte[], byte[]> producer;
        private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
        private final String topic;
        private volatile Histogram latencies = new ConcurrentHistogram(3);
        private volatile boolean running = true;

        RawRoundTrips(KafkaClients kafka, String topic) throws Exception {
            this.topic = topic;
            try (var admin = kafka.admin()) {
                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get();
            }
            this.producer = kafka.producer("raw");
            this.consumer = kafka.follower("raw");
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var _ = Thread.ofPlatform().daemon().name("raw").start(this::read);
        }

        void send(Histogram into) {
            latencies = into;
            var _ = producer.send(new ProducerRecord<>(
                    topic,
                    0,
                    null,
                    Long.toString(System.nanoTime()).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }

        private void read() {
            while (running) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(read -> latencies.recordValue(System.nanoTime()
                                - Long.parseLong(new String(read.value(), java.nio.charset.StandardCharsets.UTF_8))));
            }
            consumer.close();
        }

        @Override
        public void close() {
            running = false;
            producer.close();
        }
    }
}
