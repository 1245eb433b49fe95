package dev.cauce.engine.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cauce.engine.testing.RunningServers;
import dev.cauce.engine.testing.TestDatabase;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueId;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * An operation beside the demonstration with many agents and much that waits: {@code -Dcauce.floor-agents=10000
 * -Dcauce.floor-waiting=100000}. Of five agents one has its hands full, three are available but not skilled enough for what
 * waits, and one is away; the first few are left to tests.
 */
final class Floor implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Floor.class);
    private static final int AGENTS = Integer.getInteger("cauce.floor-agents", 100);
    private static final int WAITING = Integer.getInteger("cauce.floor-waiting", 1_000);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String NAME = "floor";
    private static final int HANDS = 10;
    private static final int CHATS_OF_A_FULL_AGENT = 3;
    private static final String SUPERVISOR = "floor-supervisor";

    private final FloorLog log;

    private Floor(FloorLog log) {
        this.log = log;
    }

    /** Lays it; returns when the router has all of it. */
    static Floor lay(EngineProcess engine, RunningServers servers, TestDatabase database, String topicPrefix)
            throws InterruptedException {
        var begun = Instant.now();
        define(engine);
        defineMore(servers, database);
        LOG.infof("Told the configuration of %d agents in %s", AGENTS, Duration.between(begun, Instant.now()));
        var floor = new Floor(new FloorLog(servers.bootstrapServers(), topicPrefix, new OperationId(NAME)));
        await("the router knows the agents")
                .atMost(PATIENCE)
                .until(() -> floor.log.agents().size() == AGENTS);
        LOG.infof("The router knows them after %s", Duration.between(begun, Instant.now()));
        connectDesks(servers, database);
        floor.fill();
        LOG.infof("The floor is laid after %s", Duration.between(begun, Instant.now()));
        return floor;
    }

    private static void define(EngineProcess engine) {
        put(engine, "operations/" + NAME, Map.of("name", "Floor"));
        put(engine, "clients/" + NAME, Map.of("name", "Floor", "timeZone", "UTC", "language", "en"));
        put(engine, "skills/rare", Map.of("name", "Rare"));
        put(
                engine,
                "queues/" + NAME,
                Map.of(
                        "name",
                        "Floor",
                        "client",
                        NAME,
                        "operation",
                        NAME,
                        "channels",
                        List.of("chat"),
                        "requirements",
                        List.of(Map.of("skill", "rare", "minimumProficiency", 5)),
                        "serviceLevel",
                        Map.of("share", 0.8, "threshold", "PT20S"),
                        "offerTimeout",
                        "PT1H",
                        "wrapUpTimeout",
                        "PT0S"));
        put(
                engine,
                "users/" + SUPERVISOR,
                Map.of(
                        "name",
                        "Floor",
                        "operation",
                        NAME,
                        "roles",
                        List.of("supervisor"),
                        "clients",
                        List.of(NAME),
                        "language",
                        "en"));
        importHands(engine);
        Stream.concat(IntStream.range(0, HANDS).mapToObj(Floor::agent), Stream.of(SUPERVISOR))
                .forEach(user -> engine.as("admin")
                        .body(Map.of("password", "demo-" + user))
                        .put("/api/v1/configuration/users/{user}/password", user)
                        .then()
                        .statusCode(204));
    }

    private static void put(EngineProcess engine, String what, Map<String, ?> definition) {
        engine.as("admin")
                .header("If-None-Match", "*")
                .body(definition)
                .put("/api/v1/configuration/" + what)
                .then()
                .statusCode(200);
    }

    private static void importHands(EngineProcess engine) {
        var table = IntStream.range(0, HANDS)
                .mapToObj(index -> "%s,Agent,agent,floor,floor,en,rare:10,floor:1".formatted(agent(index)))
                .collect(Collectors.joining(
                        "\n", "id,name,roles,operation,clients,language,agent.skills,agent.queues\n", "\n"));
        engine.as("admin")
                .contentType("text/csv")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/configuration-tables/users?dryRun=false")
                .then()
                .statusCode(200);
    }

    /** Copies the first as the engine would have written them, and leaves telling the router and the topic to its outbox. */
    private static void defineMore(RunningServers servers, TestDatabase database) {
        execute(servers, database, """
                with copies as (
                    insert into definition (kind, id, client_id, version, document, changed_at, changed_by)
                    select kind, 'floor-' || lpad(n::text, 5, '0'), client_id, 1,
                        case when n %% 5 between 1 and 3 then replace(document, '"rare":10', '"rare":1') else document end,
                        now(), 'admin'
                    from definition, generate_series(%d, %d) n where kind = 'users' and id = '%s'
                    returning *),
                references_of as (
                    insert into definition_reference
                    select copies.kind, copies.id, one.target_kind, one.target_id, one.client_id
                    from copies, definition_reference one where one.kind = 'users' and one.id = '%s')
                insert into configuration_outbox (kind, id, version, client_id, document, changed_at, changed_by)
                select kind, id, version, client_id, document, changed_at, changed_by from copies order by id
                """.formatted(HANDS, AGENTS - 1, agent(0), agent(0)));
    }

    /** The desks of agents without a socket are at a node of their own, which lives long. */
    private static void connectDesks(RunningServers servers, TestDatabase database) {
        execute(servers, database, "insert into desk_node (node, seen_at) values ('floor', now() + interval '1 day')");
    }

    private static void execute(RunningServers servers, TestDatabase database, String sql) {
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), servers.superuser(), servers.superuserPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not run: " + sql, e);
        }
    }

    private void fill() throws InterruptedException {
        log.carryOut(
                agents(index -> !isAway(index), index -> new Command.DesktopConnected(id(index), "floor." + index)));
        log.carryOut(agents(Floor::isFull, index -> new Command.SetPresence(id(index), Presence.paused("soon"))));
        log.carryOut(inHand().mapToObj(index -> enqueue("held", index, AGENTS)));
        log.carryOut(inHand().mapToObj(index ->
                new Command.AssignManually(interaction("held", index), id(index / CHATS_OF_A_FULL_AGENT), SUPERVISOR)));
        log.carryOut(agents(
                index -> isFull(index) || isIdle(index),
                index -> new Command.SetPresence(id(index), Presence.AVAILABLE)));
        log.carryOut(IntStream.range(0, WAITING).mapToObj(index -> enqueue("waiting", index, WAITING)));
    }

    private static Stream<Command> agents(IntPredicate which, IntFunction<Command> command) {
        return IntStream.range(HANDS, AGENTS).filter(which).mapToObj(command);
    }

    private static IntStream inHand() {
        return IntStream.range(HANDS * CHATS_OF_A_FULL_AGENT, AGENTS * CHATS_OF_A_FULL_AGENT)
                .filter(index -> isFull(index / CHATS_OF_A_FULL_AGENT));
    }

    private static Command enqueue(String what, int index, int of) {
        var age = Duration.ofHours(1).multipliedBy(of - index).dividedBy(of);
        return new Command.Enqueue(
                interaction(what, index),
                new ClientId(NAME),
                new QueueId(NAME),
                Channel.CHAT,
                new ContactId(named("contact", what, index)),
                0,
                Instant.now().minus(age));
    }

    private static boolean isFull(int agent) {
        return agent >= HANDS && agent % 5 == 0;
    }

    private static boolean isIdle(int agent) {
        return agent >= HANDS && agent % 5 >= 1 && agent % 5 <= 3;
    }

    private static boolean isAway(int agent) {
        return agent >= HANDS && agent % 5 == 4;
    }

    /** One of the few that are left to tests: skilled, and offline until a test signs it in. */
    static String hand(int index) {
        return agent(index);
    }

    private static String agent(int index) {
        return "floor-%05d".formatted(index);
    }

    private static AgentId id(int index) {
        return new AgentId(agent(index));
    }

    private static InteractionId interaction(String what, int index) {
        return new InteractionId(named("interaction", what, index));
    }

    private static String named(String kind, String what, int index) {
        return UUID.nameUUIDFromBytes("%s %s %d".formatted(kind, what, index).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What has waited longest. */
    static String longestWaiting() {
        return interaction("waiting", 0).value();
    }

    /** From now on offers count. */
    void watch() {
        log.forgetOffers();
    }

    /** What counts of the log is the whole floor, once: all that waited waits or, since it is watched, was offered, to one agent. */
    void assertWhole() {
        var offered = log.offers().stream().map(OfferId::interaction).toList();
        assertThat(offered).doesNotHaveDuplicates();
        assertThat(log.inPhase(Phase.Offered.class)).containsExactlyInAnyOrderElementsOf(offered);
        assertThat(log.inPhase(Phase.Waiting.class)).hasSize(WAITING - offered.size());
        assertThat(log.inPhase(Phase.Active.class)).hasSize((int) inHand().count());
        assertThat(log.ended()).isEmpty();
    }

    /** Waits until an engine shows the same to the floor's supervisor. */
    void awaitSeenBy(EngineProcess engine) {
        await("the engine sees the floor")
                .atMost(PATIENCE)
                .until(() -> engine.as(SUPERVISOR)
                                .get("/api/v1/supervisor/live")
                                .then()
                                .statusCode(200)
                                .extract()
                                .<Integer>path("queues[0].waiting")
                        == WAITING);
    }

    @Override
    public void close() {
        log.close();
    }
}
