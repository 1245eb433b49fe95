package dev.cauce.engine.reporting.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.replica.DurableLogHandler.Batch;
import dev.cauce.engine.replica.LogPosition;
import dev.cauce.engine.reporting.facts.EndedSegments;
import dev.cauce.engine.routing.RoutingDecision;
import dev.cauce.engine.routing.RoutingEntity;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
class IntakeTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final AtomicInteger PARTITIONS = new AtomicInteger(1_000);

    @Inject
    Intake intake;

    @Inject
    CountedBefore countedBefore;

    @Inject
    ScopedTransactions transactions;

    @Inject
    Tokens tokens;

    private final int partition = PARTITIONS.incrementAndGet();
    private final String first = UUID.randomUUID().toString();
    private final String second = UUID.randomUUID().toString();

    @BeforeEach
    void nothingIsCountedYet() {
        transactions
                .withConnection(ClientScope.of(new ClientId("initech")), connection -> connection
                        .query("delete from queue_fact")
                        .execute()
                        .chain(() -> connection.query("delete from agent_fact").execute())
                        .chain(() ->
                                connection.query("delete from agent_stretch").execute()))
                .await()
                .indefinitely();
        take(Steps.batch(
                PARTITIONS.incrementAndGet(),
                LogPosition.START,
                Steps.defined("initech-sales", Duration.ofSeconds(20))));
    }

    @Test
    void whatIsTakenInIsReportedWithItsFormulas() {
        take(answeredAndAbandoned());

        report("initech")
                .get(
                        "/api/v1/reports/queues?queue=initech-sales&from=2026-03-10&to=2026-03-11&interval=PT1H&timeZone=UTC")
                .then()
                .statusCode(200)
                .body("formulas.serviceLevelD", equalTo("answered in time / (answered + abandoned - short abandoned)"))
                .body("queues", hasSize(1))
                .body("queues[0].intervals", hasSize(1))
                .body("queues[0].intervals[0].start", equalTo("2026-03-10T12:00:00Z"))
                .body("queues[0].total.counts.outcomes.offered", is(2))
                .body("queues[0].total.shares.serviceLevelA", is(1.0f))
                .body("queues[0].total.shares.serviceLevelC", is(0.5f))
                .body("queues[0].total.averages.averageSpeedOfAnswer", equalTo("PT10S"))
                .body("queues[0].total.waits.p99", not(nullValue()));
    }

    @Test
    void aBatchThatComesTwiceIsCountedOnce() {
        take(answeredAndAbandoned());

        assertThatThrownBy(() -> take(answeredAndAbandoned())).hasRootCauseInstanceOf(Positions.Moved.class);

        assertThat(offered()).isEqualTo(2);
    }

    @Test
    void aSegmentThatComesAgainAtAnotherPlaceOfTheLogIsCountedOnce() {
        var batch = answeredAndAbandoned();
        take(batch);

        take(Steps.batch(partition, batch.after(), batch.steps().getFirst().step()));

        assertThat(offered()).isEqualTo(2);
        assertThat(position()).isEqualTo(batch.after().next() + 1);
    }

    @Test
    void ofTwoReadersAtTheSamePlaceOneCounts() {
        var one = intake.take(answeredAndAbandoned()).toCompletableFuture();
        var other = intake.take(answeredAndAbandoned()).toCompletableFuture();

        CompletableFuture.allOf(one, other).exceptionally(lost -> null).join();

        assertThat(List.of(one.isCompletedExceptionally(), other.isCompletedExceptionally()))
                .containsExactlyInAnyOrder(true, false);
        assertThat(offered()).isEqualTo(2);
    }

    /** The transaction is cut off after each of its writes in turn, as a crash would. */
    @ParameterizedTest
    @CsvSource({"reported_segment", "queue_fact", "agent_stretch", "reporting_position"})
    void aCrashAfterAnyWriteLeavesNothingAndTheNextTryCountsAll(String table) {
        var batch = answeredAndAbandoned();
        failWritesOf(table);

        assertThatThrownBy(() -> take(batch)).isInstanceOf(CompletionException.class);
        assertThat(offered()).isZero();
        mend(table);
        take(batch);

        assertThat(offered()).isEqualTo(2);
        assertThat(position()).isEqualTo(batch.after().next());
    }

    @Test
    void agentTimeIsCountedWhereItPassedHoweverTheLogIsCutIntoBatches() {
        var before = Steps.batch(partition, LogPosition.START, activity(0, 600));
        take(before);
        take(Steps.batch(partition, before.after(), activity(1, 1_200)));

        var busyOrAvailable = agentTime("busy_or_available_ms");

        assertThat(busyOrAvailable).containsExactly(300_000L, 300_000L);
    }

    @Test
    void anotherClientsFiguresAreNotShown() {
        take(answeredAndAbandoned());

        report("umbrella")
                .get("/api/v1/reports/queues?from=2026-03-10&to=2026-03-11")
                .then()
                .statusCode(200)
                .body("queues", hasSize(0));
        report("umbrella")
                .get("/api/v1/reports/queues?queue=initech-sales")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("queue"))
                .body("errors[0].value", equalTo("initech-sales"));
    }

    @Test
    void whoReadsTheLogOnlyFromHereLearnsWhatHappenedBefore() {
        var evening = Instant.parse("2026-03-11T20:00:00Z");
        var batch = Steps.batch(
                partition,
                LogPosition.START,
                Steps.ended(EndedSegments.answered(first, evening, 10, 60, 5)),
                Steps.ended(EndedSegments.abandoned(second, evening.plusSeconds(60), 3)));
        take(batch);

        var minutes = minutes(batch.after().next(), evening, evening.plusSeconds(3_600));

        assertThat(minutes).extracting(CountedBefore.Minute::entered).containsExactlyInAnyOrder(1, 0, 1);
        assertThat(minutes)
                .filteredOn(minute -> minute.at().equals(evening) && minute.agent() == null)
                .singleElement()
                .satisfies(minute -> {
                    assertThat(minute.answered()).isEqualTo(1);
                    assertThat(minute.inTarget()).isEqualTo(1);
                    assertThat(minute.answeredAfter()).isEqualTo(Duration.ofSeconds(10));
                });
        assertThat(minutes)
                .filteredOn(minute -> minute.abandoned() == 1)
                .extracting(CountedBefore.Minute::abandonedShortly)
                .containsExactly(1);
        assertThat(minutes)
                .filteredOn(minute -> minute.handled() == 1)
                .extracting(CountedBefore.Minute::agent)
                .containsExactly(new AgentId("ana"));
        assertThat(minutes(0, evening, evening.plusSeconds(30))).isEmpty();
    }

    @Test
    void nobodyIsToldOfThePastBeforeReportsKnowAllOfIt() {
        assertThatThrownBy(() -> minutes(7, NOON, NOON.plusSeconds(1)))
                .isInstanceOf(CountedBefore.NotCountedYet.class)
                .hasMessageContaining("not yet up to 7");
    }

    private List<CountedBefore.Minute> minutes(long offset, Instant from, Instant until) {
        return countedBefore
                .minutes(partition, offset, Set.of(new ClientId("initech")), from, until)
                .await()
                .indefinitely();
    }

    @Test
    void agentsSeeNoReports() {
        given().auth()
                .oauth2(tokens.issueForStaff(
                                "ana", Set.of(Role.AGENT), Steps.OPERATION, Set.of(new ClientId("initech")))
                        .token())
                .get("/api/v1/reports/queues")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "to=2026-13-01, to",
        "interval=PT5M, interval",
        "timeZone=Madrid, timeZone",
        "timeZone=%2B05:20, timeZone",
        "from=2026-03-10&to=2026-03-09, to",
        "from=2020-01-01&to=2026-01-01, interval",
        "from=0001-01-01, from"
    })
    void aWrongParameterIsNamedWithARemedy(String query, String field) {
        report("initech")
                .get("/api/v1/reports/queues?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void theSameReportIsHadAsCsv() {
        take(answeredAndAbandoned());

        report("initech")
                .accept("text/csv")
                .get("/api/v1/reports/queues?from=2026-03-10&to=2026-03-11&timeZone=UTC")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString("queue,client,timeZone,start"))
                .body(containsString("initech-sales,initech,UTC,2026-03-10T12:00:00Z,2026-03-10T12:15:00Z,20.0,2,1,1"));
    }

    private Batch<RoutingEntity, RoutingDecision, Reply> answeredAndAbandoned() {
        return Steps.batch(
                partition,
                LogPosition.START,
                Steps.ended(EndedSegments.answered(first, NOON, 10, 60, 5)),
                Steps.ended(EndedSegments.abandoned(second, NOON.plusSeconds(30), 40)),
                activity(0, 0));
    }

    private static dev.cauce.engine.replica.LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply> activity(
            int active, int seconds) {
        return Steps.decided(List.of(new Decision.AgentActivityChanged(
                new AgentId("ana"), Presence.AVAILABLE, NOON, 0, active, 0, NOON.plusSeconds(seconds))));
    }

    private void take(Batch<RoutingEntity, RoutingDecision, Reply> batch) {
        intake.take(batch).toCompletableFuture().join();
    }

    private long position() {
        return intake.position(partition).toCompletableFuture().join().next();
    }

    private long offered() {
        return number("select coalesce(sum(offered), 0)::bigint from queue_fact")
                .getFirst();
    }

    private List<Long> agentTime(String column) {
        return number("select " + column + " from agent_fact where agent_id = 'ana' order by interval_start");
    }

    private List<Long> number(String sql) {
        return transactions
                .withConnection(
                        ClientScope.of(new ClientId("initech")),
                        connection -> connection.query(sql).execute().map(rows -> {
                            var numbers = new java.util.ArrayList<Long>();
                            rows.forEach(row -> numbers.add(row.getLong(0)));
                            return List.copyOf(numbers);
                        }))
                .await()
                .indefinitely();
    }

    private void failWritesOf(String table) {
        owner("""
                create or replace function crash() returns trigger language plpgsql as
                'begin raise exception ''crash''; end';
                create trigger crash after insert or update on %s for each statement execute function crash()""".formatted(table));
    }

    private void mend(String table) {
        owner("drop trigger crash on " + table);
    }

    private static void owner(String sql) {
        var settings = org.eclipse.microprofile.config.ConfigProvider.getConfig();
        try (var connection = java.sql.DriverManager.getConnection(
                        settings.getValue("quarkus.datasource.jdbc.url", String.class),
                        settings.getValue("quarkus.flyway.username", String.class),
                        settings.getValue("quarkus.flyway.password", String.class));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private RequestSpecification report(String client) {
        return given().auth()
                .oauth2(tokens.issueForStaff(
                                "sofia", Set.of(Role.SUPERVISOR), Steps.OPERATION, Set.of(new ClientId(client)))
                        .token());
    }
}
