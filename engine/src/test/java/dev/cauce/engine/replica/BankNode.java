package dev.cauce.engine.replica;

import dev.cauce.engine.routing.KafkaClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;

/** The machine over real Kafka with the bank as its core, in this process or as one of its own. */
final class BankNode implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final LogFollower<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> follower;
    private final OwnerLoop<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> owner;
    private final CommandGateway<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> gateway;

    BankNode(String bootstrapServers, String prefix, String name) {
        var kafka = new KafkaClients(bootstrapServers);
        var metrics = new ReplicaMetrics(new SimpleMeterRegistry(), "bank");
        this.producer = kafka.producer(name);
        var chunks = new KafkaChunkStore(() -> kafka.follower(name + "-chunks"), producer, prefix + "snapshots");
        var store = new SnapshotStore<>(chunks, Bank.CODEC);
        this.follower = new LogFollower<>(kafka.follower(name + "-log"), prefix + "log", 1, Bank.CODEC, store, metrics);
        var log = new KafkaStepLog<>(producer, prefix + "log", Bank.CODEC);
        this.owner = new OwnerLoop<>(
                kafka.member(name, prefix + "owners", Duration.ofSeconds(3)),
                prefix + "commands",
                Bank.CODEC,
                log,
                new Claims<>(name, follower, log, Bank.FACTORY, metrics),
                new KafkaDeadLetters(producer, prefix + "dead", prefix + "commands"),
                Clock.systemUTC(),
                metrics);
        this.gateway = new CommandGateway<>(
                producer, prefix + "commands", Bank.CODEC, follower, Duration.ofSeconds(60), 100_000);
        new SnapshotSchedule<>(
                        store,
                        1_000,
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        owner::owns,
                        Clock.systemUTC(),
                        work -> Thread.ofVirtual().start(work),
                        metrics)
                .watch(follower);
    }

    /** Runs until it is killed. Arguments: bootstrap servers, topic prefix, name. */
    static void main(String[] arguments) throws IOException {
        try (var node = new BankNode(arguments[0], arguments[1], arguments[2])) {
            node.follow();
            node.own();
            int end = System.in.read();
            System.exit(Math.min(end, 0));
        }
    }

    void follow() {
        follower.start();
        follower.caughtUp().join();
    }

    void own() {
        owner.start();
    }

    LogFollower<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> follower() {
        return follower;
    }

    CommandGateway<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> gateway() {
        return gateway;
    }

    Producer<byte[], byte[]> producer() {
        return producer;
    }

    @Override
    public void close() {
        try {
            owner.stop();
            follower.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
