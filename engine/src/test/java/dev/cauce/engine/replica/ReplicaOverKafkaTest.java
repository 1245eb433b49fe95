package dev.cauce.engine.replica;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cauce.engine.routing.KafkaClients;
import dev.cauce.engine.testing.RunningServers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The machine over real Kafka, with owners in processes of their own that are killed and stopped. */
class ReplicaOverKafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningServers servers = RunningServers.shared();
    private final String prefix = "bank-" + UUID.randomUUID() + ".";
    private final List<LogRecord.Stepped<Bank.Item, Bank.Booked, Bank.Receipt>> steps = new CopyOnWriteArrayList<>();
    private final List<Process> children = new CopyOnWriteArrayList<>();
    private BankNode here = new BankNode(servers.bootstrapServers(), prefix, "here");

    @BeforeEach
    void emptyTopics() throws Exception {
        try (var admin = new KafkaClients(servers.bootstrapServers()).admin()) {
            admin.createTopics(List.of(
                            topic("commands"),
                            topic("log"),
                            topic("dead"),
                            topic("snapshots").configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        here.follower().addListener((partition, offset, step, after) -> steps.add(step));
        here.follow();
    }

    @AfterEach
    void nobodyIsLeft() {
        children.forEach(Process::destroyForcibly);
        here.close();
    }

    private NewTopic topic(String name) {
        return new NewTopic(prefix + name, 1, (short) 1);
    }

    @Test
    void whenTheOwnerIsKilledAnotherGoesOnFromTheSameState() throws Exception {
        Process other = anotherProcessOwns();
        deposit("before", 100).get(60, TimeUnit.SECONDS);
        here.own();

        other.destroyForcibly().waitFor();
        deposit("after", 1).get(60, TimeUnit.SECONDS);

        assertThat(balance()).isEqualTo(101);
        assertThat(steps.getLast().owner()).startsWith("here#");
    }

    @Test
    void whatAStoppedOwnerWritesWhenItWakesDoesNotCount() throws Exception {
        Process other = anotherProcessOwns();
        deposit("before", 100).get(60, TimeUnit.SECONDS);
        here.own();

        signal("STOP", other);
        deposit("while it is stopped", 10).get(60, TimeUnit.SECONDS);
        long epoch = steps.getLast().epoch();
        signal("CONT", other);
        List<CompletableFuture<?>> more = IntStream.range(0, 500)
                .<CompletableFuture<?>>mapToObj(i -> deposit("later " + i, 1))
                .toList();
        CompletableFuture.allOf(more.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

        assertThat(balance()).isEqualTo(610);
        assertThat(steps.stream().map(LogRecord.Stepped::inputOffset)).doesNotHaveDuplicates();
        assertThat(steps.stream().filter(step -> step.epoch() < epoch)).hasSize(1);
    }

    @Test
    void aStepThatGotLostBetweenTwoFencesItsOwnerWhichThenClaimsAgain() throws Exception {
        here.own();
        deposit("first", 1).get(60, TimeUnit.SECONDS);
        var last = steps.getLast();

        var hole = new LogRecord.Stepped<Bank.Item, Bank.Booked, Bank.Receipt>(
                last.epoch(), last.owner(), last.sequence() + 2, 99L, last.now(), List.of(), List.of(), null);
        here.producer()
                .send(new ProducerRecord<>(prefix + "log", 0, null, Bank.CODEC.writeRecord(hole)))
                .get();
        await().atMost(PATIENCE).until(() -> deposit("again", 1).get(60, TimeUnit.SECONDS) != null);
        await().atMost(PATIENCE).until(() -> epochInLog() > last.epoch());
        deposit("second", 1).get(60, TimeUnit.SECONDS);

        assertThat(balance()).isEqualTo(3);
        assertThat(steps.getLast().epoch()).isGreaterThan(last.epoch());
    }

    @Test
    void aCommandThatCannotBeReadAndARecordThatIsNotOursStopNothing() throws Exception {
        here.own();
        here.producer()
                .send(new ProducerRecord<>(prefix + "commands", 0, null, "{\"nonsense".getBytes(UTF_8)))
                .get();
        here.producer()
                .send(new ProducerRecord<>(prefix + "log", 0, null, "not ours".getBytes(UTF_8)))
                .get();

        var outcome = deposit("order", 5).get(60, TimeUnit.SECONDS);

        assertThat(outcome).isEqualTo(new CommandGateway.Outcome.Replied<>(new Bank.Receipt("done order")));
        assertThat(steps).anySatisfy(step -> assertThat(step.answer())
                .isEqualTo(new LogRecord.Answer<>("unreadable:0@0", new Bank.Receipt("refused: UNREADABLE"))));
    }

    @Test
    void aRestartGoesOnFromTheSnapshotAndRemembersReplies() throws Exception {
        here.own();
        var first = deposit("order", 5).get(60, TimeUnit.SECONDS);
        try (var admin = new KafkaClients(servers.bootstrapServers()).admin()) {
            var snapshots = new TopicPartition(prefix + "snapshots", 0);
            await().atMost(PATIENCE)
                    .until(() -> admin.listOffsets(Map.of(snapshots, OffsetSpec.latest()))
                                    .partitionResult(snapshots)
                                    .get()
                                    .offset()
                            > 0);
        }

        here.close();
        here = new BankNode(servers.bootstrapServers(), prefix, "here again");
        here.follow();
        here.own();

        assertThat(deposit("order", 5).get(60, TimeUnit.SECONDS)).isEqualTo(first);
        assertThat(balance()).isEqualTo(5);
    }

    /** Completes with the reply when every listener has been told of the step, not only the gateway's. */
    private CompletableFuture<CommandGateway.Outcome<Bank.Receipt>> deposit(String order, long amount) {
        return here.gateway()
                .submit(0, order, new Bank.Deposit(order, "ana", amount))
                .thenCompose(outcome -> here.follower().query(0, replica -> outcome));
    }

    private long balance() {
        return here.follower()
                .query(0, replica -> Bank.total(replica.entities().values()))
                .join();
    }

    private long epochInLog() {
        return here.follower()
                .query(0, replica -> replica.position().fence().epoch())
                .join();
    }

    private Process anotherProcessOwns() throws IOException {
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BankNode.class.getName(),
                        servers.bootstrapServers(),
                        prefix,
                        "there")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        children.add(child);
        await().atMost(PATIENCE).until(() -> epochInLog() == 1);
        return child;
    }

    private static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
