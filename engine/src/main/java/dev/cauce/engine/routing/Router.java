package dev.cauce.engine.routing;

import dev.cauce.engine.replica.Claims;
import dev.cauce.engine.replica.CommandGateway;
import dev.cauce.engine.replica.JsonCodec;
import dev.cauce.engine.replica.KafkaStepLog;
import dev.cauce.engine.replica.LogFollower;
import dev.cauce.engine.replica.OwnerLoop;
import dev.cauce.engine.replica.SnapshotStore;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Reply;
import java.time.Clock;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/** The running router of one process: follower, owner, gateway and snapshots, put together over Kafka. */
public final class Router {
    private static final Logger LOG = Logger.getLogger(Router.class);

    private final Producer<byte[], byte[]> producer;
    private final LogFollower<RoutingCommand, RoutingEntity, RoutingDecision, Reply> follower;
    private final OwnerLoop<RoutingCommand, RoutingEntity, RoutingDecision, Reply> owner;
    private final CommandGateway<RoutingCommand, RoutingEntity, RoutingDecision, Reply> gateway;
    private final Snapshots snapshots;
    private final RoutingSettings settings;
    private final String name = "router-" + UUID.randomUUID();

    /** Creates missing topics and connects; call {@link #start()} when all listeners are in place. */
    public Router(KafkaClients kafka, Topics topics, RoutingSettings settings, Clock clock) {
        this.settings = settings;
        try (Admin admin = kafka.admin()) {
            TopicAdmin.createMissing(admin, topics, settings);
        }
        var codec = codec();
        this.producer = kafka.producer(name);
        var store = new SnapshotStore<>(() -> kafka.follower(name + "-snapshots"), producer, topics.snapshots(), codec);
        this.follower =
                new LogFollower<>(kafka.follower(name + "-log"), topics.log(), settings.partitions(), codec, store);
        var log = new KafkaStepLog<>(producer, topics.log(), codec);
        this.gateway = new CommandGateway<>(
                producer, topics.commands(), codec, follower, settings.replyTimeout(), settings.pendingLimit());
        this.owner = new OwnerLoop<>(
                kafka.member(name + "-owner", topics.prefix() + "routing", settings.sessionTimeout()),
                topics.commands(),
                codec,
                log,
                new Claims<>(name, follower, log, PartitionCore.FACTORY),
                clock);
        this.snapshots = new Snapshots(store, settings.snapshotSteps(), owner::owns);
        follower.addListener(snapshots);
    }

    /** How the routing topics are written. */
    public static JsonCodec<RoutingCommand, RoutingEntity, RoutingDecision, Reply> codec() {
        return new JsonCodec<>(
                RoutingJson.mapper(), RoutingCommand.class, RoutingEntity.class, RoutingDecision.class, Reply.class);
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
            snapshots.stop();
            follower.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.warn("Stopping the router was interrupted");
        } finally {
            producer.close();
        }
    }
}
