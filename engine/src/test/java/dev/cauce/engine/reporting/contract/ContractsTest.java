package dev.cauce.engine.reporting.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestStaff;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.reporting.facts.QuarterHour;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
class ContractsTest {
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final String CONTRACTS = "/api/v1/reports/contracts";

    @Inject
    Tokens tokens;

    @Inject
    ScopedTransactions transactions;

    private DeskTestOperation operation;
    private String gold;
    private String silver;
    private Instant dayBegan;

    @BeforeEach
    void twoContracts() {
        operation = new DeskTestOperation(tokens);
        gold = operation.sales + "-gold";
        silver = operation.sales + "-silver";
        dayBegan = Instant.now()
                .atZone(AUCKLAND)
                .toLocalDate()
                .atStartOfDay(AUCKLAND)
                .toInstant();
        queue(
                gold,
                "\"contract\":[{\"below\":0.75,\"amount\":50000},{\"below\":0.5,\"amount\":90000}],\"contractPeriod\":\"day\"");
        queue(silver, "\"contractPeriod\":\"day\"");
    }

    @Test
    void aContractStandsAsTheReportOfItsPeriodSaysAndTheWorstComesFirst() {
        counted(gold, dayBegan, 60, 90, 12, 2);
        counted(gold, QuarterHour.of(Instant.now()).start(), 3, 3, 0, 0);
        counted(gold, dayBegan.minus(Duration.ofMinutes(15)), 500, 500, 0, 0);
        counted(silver, dayBegan, 90, 100, 0, 0);

        var contracts = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> ours(operation.sofia),
                        found -> found.size() == 2
                                && found.path(0)
                                                .path("exposure")
                                                .path("counted")
                                                .asInt()
                                        == 103);

        var reported = operation
                .sofia
                .request()
                .get("/api/v1/reports/queues?interval=P1D&queue=" + gold + "&from=" + dayBegan)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .path("queues")
                .path(0)
                .path("total");
        var worst = contracts.path(0);
        assertThat(worst.path("queue").asText()).isEqualTo(gold);
        assertThat(worst.path("from").asText()).isEqualTo(dayBegan.toString());
        assertThat(worst.path("exposure").path("share").asDouble())
                .isEqualTo(reported.path("shares").path("serviceLevelD").asDouble());
        assertThat(worst.path("exposure").path("inTime").asInt())
                .isEqualTo(
                        reported.path("counts").path("inTime").path("answered").asInt());
        assertThat(worst.path("exposure").path("state").asText()).isEqualTo("credit");
        assertThat(worst.path("exposure").path("due").asLong()).isEqualTo(50_000);
        assertThat(worst.path("exposure").path("shortBy").asLong()).isEqualTo(20);
        assertThat(contracts.path(1).path("exposure").path("missesLeft").asLong())
                .isEqualTo(12);
    }

    @Test
    void eachSeesTheContractsOfTheirOwnClients() {
        await().atMost(Duration.ofSeconds(20)).until(() -> ours(operation.sofia).size() == 2);

        operation
                .sofia
                .request()
                .get(CONTRACTS)
                .then()
                .statusCode(200)
                .body("clients.client", contains(operation.client.value()));
        operation
                .otherSupervisor
                .request()
                .get(CONTRACTS)
                .then()
                .statusCode(200)
                .body("clients", empty());
        operation.ana.request().get(CONTRACTS).then().statusCode(403);
        given().get(CONTRACTS).then().statusCode(401);
        assertThat(ours(operation.administrator)).hasSize(2);
    }

    @Test
    void aPeriodThatIsNoneIsNamedWithThoseThatAre() {
        operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(definition("\"contractPeriod\":\"decade\""))
                .put("/api/v1/configuration/queues/" + operation.sales + "-bronze")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("routing.contractPeriod"))
                .body("errors[0].value", equalTo("decade"));
    }

    private void queue(String queue, String routing) {
        operation.define("queues", queue, definition(routing));
    }

    private String definition(String routing) {
        return """
                {"name":"Queue","client":"%s","operation":"%s","channels":["chat"],"requirements":[],
                 "serviceLevel":{"share":0.8,"threshold":"PT20S"},"offerTimeout":"PT30S","wrapUpTimeout":"PT0S",
                 "routing":{%s}}""".formatted(operation.client, operation.id, routing);
    }

    private JsonNode ours(TestStaff staff) {
        for (var client : staff.request()
                .get(CONTRACTS)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .path("clients")) {
            if (client.path("client").asText().equals(operation.client.value())) {
                return client.path("contracts");
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private void counted(String queue, Instant at, long inTime, long answered, long abandoned, long shortly) {
        transactions
                .withConnection(ClientScope.of(operation.client), connection -> connection
                        .preparedQuery("""
                                insert into reported_queue (queue_id, client_id, threshold_ms) values ($1, $2, 20000)
                                on conflict (queue_id) do nothing""")
                        .execute(Tuple.of(queue, operation.client.value()))
                        .chain(() -> connection
                                .preparedQuery("""
                                insert into queue_fact (client_id, queue_id, interval_start, channel, agent_id, threshold_ms, offered,
                                    answered, abandoned, overflowed, callbacks, transferred_in_queue, closed, transferred_out,
                                    answered_in_time, abandoned_in_time, short_abandoned, offers_made, offers_declined,
                                    offers_expired, offers_withdrawn, offers_failed, wait_answered_ms, wait_abandoned_ms,
                                    connect_ms, talk_ms, wrap_up_ms, wait_sketch, handle_sketch)
                                select $1, $2, $3, 'CHAT', gen_random_uuid()::text, 20000, $4::bigint, $5::bigint, $6::bigint, 0, 0, 0, 0, 0, $7::bigint, 0, $8::bigint,
                                    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, $9, $9
                                on conflict do nothing""")
                                .execute(Tuple.from(List.of(
                                        operation.client.value(),
                                        queue,
                                        at.atOffset(ZoneOffset.UTC),
                                        answered + abandoned,
                                        answered,
                                        abandoned,
                                        inTime,
                                        shortly,
                                        io.vertx.core.buffer.Buffer.buffer(
                                                dev.cauce.engine.reporting.facts.Sketch.empty()
                                                        .bytes()))))))
                .await()
                .indefinitely();
    }
}
