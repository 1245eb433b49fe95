package dev.cauce.engine.routing;

import dev.cauce.engine.replica.Claims;
import dev.cauce.engine.replica.Codec;
import dev.cauce.engine.replica.CommandGateway;
import dev.cauce.engine.replica.DecodedOnce;
import dev.cauce.engine.replica.JsonCodec;
import dev.cauce.engine.replica.KafkaChunkStore;
import dev.cauce.engine.replica.KafkaDeadLetters;
import dev.cauce.engine.replica.KafkaStepLog;
import dev.cauce.engine.replica.LogFollower;
import dev.cauce.engine.replica.OwnerLoop;
import dev.cauce.engine.replica.ReplicaMetrics;
import dev.cauce.engine.replica.SnapshotSchedule;
import dev.cauce.engine.replica.SnapshotStore;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/** The running router of one process: follower, owner, gateway and snapshots, put together over Kafka. */
public final class Router {
    private static final Logger LOG = Logger.getLogger(Router.class);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REST_OF_A_NEW_OWNER = Duration.ofSeconds(20);

    private final Producer<byte[], byte[]> logProducer;
    private final Producer<byte[], byte[]> commandProducer;
    private final LogFollower<RoutingCommand, RoutingEntity, RoutingDecision, Reply> follower;
    private final OwnerLoop<RoutingCommand, RoutingEntity, RoutingDecision, Reply> owner;
    private final CommandGateway<RoutingCommand, RoutingEntity, RoutingDecision, Reply> gateway;
    private final ExecutorService snapshots = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("routing-snapshots").daemon().factory());
    private final RoutingSettings settings;
    private final String name = "router-" + UUID.randomUUID();
    private final Codec<RoutingCommand, RoutingEntity, RoutingDecision, Reply> shared = new DecodedOnce<>(codec());

    /** Creates missing topics and connects; call {@link #start()} when all listeners are in place. */
    public Router(KafkaClients kafka, Topics topics, RoutingSettings settings, Clock clock, MeterRegistry registry) {
        this.settings = settings;
        try (Admin admin = kafka.admin()) {
            TopicAdmin.createMissing(admin, topics, settings);
        }
        var codec = sharedCodec();
        var metrics = new ReplicaMetrics(registry, "cauce.routing");
        this.logProducer = kafka.producer(name + "-log", Duration.ofSeconds(10));
        this.commandProducer = kafka.producer(name + "-commands", Duration.ofSeconds(1));
        var store = new SnapshotStore<>(
                new KafkaChunkStore(() -> kafka.follower(name + "-snapshots"), logProducer, topics.snapshots()), codec);
        this.follower = new LogFollower<>(
                kafka.follower(name + "-follower"), topics.log(), settings.partitions(), codec, store, metrics);
        var log = new KafkaStepLog<>(logProducer, topics.log(), codec);
        this.gateway = new CommandGateway<>(
                commandProducer, topics.commands(), codec, follower, settings.replyTimeout(), settings.pendingLimit());
        metrics.show(
                "replies.pending", "Commands of this process that wait for their reply", gateway, g -> g.pending());
        this.owner = new OwnerLoop<>(
                kafka.member(name + "-owner", topics.prefix() + "routing", settings.sessionTimeout()),
                topics.commands(),
                codec,
                log,
                new Claims<>(name, follower, log, PartitionCore.FACTORY, metrics),
                new KafkaDeadLetters(commandProducer, topics.deadLetter(), topics.commands()),
                clock,
                metrics);
        new SnapshotSchedule<>(
                        store,
                        settings.snapshotSteps(),
                        settings.snapshotInterval(),
                        REST_OF_A_NEW_OWNER,
                        owner::owns,
                        clock,
                        snapshots,
                        metrics)
                .watch(follower);
    }

    /** How the routing topics are written. */
    public static JsonCodec<RoutingCommand, RoutingEntity, RoutingDecision, Reply> codec() {
        return new JsonCodec<>(
                RoutingJson.mapper(), RoutingCommand.class, RoutingEntity.class, RoutingDecision.class, Reply.class);
    }

    /** The codec of this process, which reads a record once for all who follow the log. */
    public Codec<RoutingCommand, RoutingEntity, RoutingDecision, Reply> sharedCodec() {
        return shared;
    }

    public void start() {
        follower.start();
        if (settings.owner()) {
            owner.start();
        }
    }

    public LogFollower<RoutingCommand, RoutingEntity, RoutingDecision, Reply> follower() {
        return follower;
    }

    public CommandGateway<RoutingCommand, RoutingEntity, RoutingDecision, Reply> gateway() {
        return gateway;
    }

    /** Why this process cannot route; empty if it can. */
    public Optional<String> trouble() {
        if (!follower.isRunning()) {
            return Optional.of("The log is not read any more. Maybe the reason in the log names a remedy.");
        }
        if (!follower.caughtUp().isDone()) {
            return Optional.of("The log is still being read.");
        }
        if (settings.owner() && !owner.isRunning()) {
            return Optional.of("Commands are not taken any more. Maybe the reason in the log names a remedy.");
        }
        return Optional.empty();
    }

    /** The partition that holds an operation; the same in every process, for ever. */
    public int partitionOf(OperationId operation) {
        return Math.floorMod(operation.value().hashCode(), settings.partitions());
    }

    /** The name of this process in the log; new at each start. */
    public String name() {
        return name;
    }

    /** Leaves the group first, so that another process takes over at once. */
    public void stop() {
        try {
            if (settings.owner()) {
                owner.stop();
            }
            snapshots.shutdownNow();
            follower.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.warn("Stopping the router was interrupted");
        } finally {
            commandProducer.close(CLOSE_TIMEOUT);
            logProducer.close(CLOSE_TIMEOUT);
        }
    }
}
