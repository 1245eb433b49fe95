package dev.cauce.engine.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class OpenTasksTest {
    @Inject
    Tokens tokens;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private DeskTestOperation operation;
    private String invoices;
    private String reviews;

    @BeforeEach
    void twoTypesOfTasks() {
        operation = new DeskTestOperation(tokens);
        invoices = "invoices-" + operation.sales;
        reviews = "reviews-" + operation.sales;
        type(invoices, "Invoices", operation.sales);
        type(reviews, "Reviews", operation.support);
    }

    @Test
    void whatIsDueFirstComesFirstAndIsCountedByType() {
        orders(invoices, "Later", now.plus(3, ChronoUnit.DAYS));
        var late = orders(invoices, "Late", now.minusSeconds(60));
        orders(reviews, "Review", now.plus(4, ChronoUnit.DAYS));

        await().untilAsserted(() ->
                operation.sofia.get("/tasks").statusCode(200).body("tasks.title", contains("Late", "Later", "Review")));

        operation
                .sofia
                .get("/tasks")
                .body("tasks.due", contains("overdue", "later", "later"))
                .body("tasks[0].interaction", equalTo(late))
                .body("tasks[0].type", equalTo(invoices))
                .body("tasks[0].phase", equalTo("waiting"))
                .body("tasks[0].agent", nullValue())
                .body("kinds.name", contains("Invoices", "Reviews"))
                .body("kinds.overdue", contains(1, 0))
                .body("kinds.later", contains(1, 1))
                .body("leftOut", equalTo(0));
        operation.sofia.get("/tasks?type=" + reviews).body("tasks.title", contains("Review"));
        operation.sofia.get("/tasks?queue=" + operation.sales).body("tasks.title", contains("Late", "Later"));
        operation
                .sofia
                .get("/tasks?due=overdue")
                .body("tasks.title", contains("Late"))
                .body("kinds.later", contains(1, 1));
        operation.sofia.get("/tasks?limit=1").body("tasks", hasSize(1));
        operation.sofia.get("/tasks?client=" + operation.otherClient).body("tasks", empty());
        operation
                .otherSupervisor
                .get("/tasks")
                .statusCode(200)
                .body("tasks", empty())
                .body("kinds", empty());
    }

    @Test
    void aTaskThatSomebodyHasIsOpenUntilItIsDone() {
        var task = orders(invoices, "Post", now.plusSeconds(60));
        var desktop = operation.ana.connect();
        desktop.await("snapshot");
        operation.ana.available();
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        operation.ana.post("/offers/" + offer + "/accept").statusCode(200);

        await().untilAsserted(() -> operation
                .sofia
                .get("/tasks")
                .statusCode(200)
                .body("tasks.phase", contains("active"))
                .body("tasks.agent", contains(operation.ana.user())));
        operation.ana.post("/conversations/" + task + "/close").statusCode(204);
        operation
                .ana
                .post("/conversations/" + task + "/wrap-up", "{\"disposition\":\"%s\"}".formatted(operation.sold))
                .statusCode(204);
        await().untilAsserted(() -> operation.sofia.get("/tasks").body("tasks", empty()));
    }

    @Test
    void whatIsNoTimeToBeDueIsRefused() {
        operation
                .sofia
                .get("/tasks?due=soon")
                .statusCode(400)
                .body("errors[0].field", equalTo("due"))
                .body("errors[0].value", equalTo("soon"));
        operation.sofia.get("/tasks?limit=1000").statusCode(400);
        operation.ana.request().get("/api/v1/supervisor/tasks").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T15:59:59Z, OVERDUE",
        "2026-11-27T16:00:00Z, TODAY",
        "2026-11-27T22:59:59Z, TODAY",
        "2026-11-27T23:00:00Z, LATER"
    })
    void todayIsTheClients(Instant due, TaskList.Due expected) {
        assertThat(TaskList.Due.of(due, Instant.parse("2026-11-27T16:00:00Z"), ZoneId.of("Europe/Madrid")))
                .isEqualTo(expected);
    }

    private void type(String type, String name, String queue) {
        operation.define("task-types", type, """
                {"name":"%s","client":"%s","queue":"%s","dueWithin":"P2D"}""".formatted(name, operation.client, queue));
    }

    private String orders(String type, String title, Instant due) {
        return operation
                .sofia
                .request()
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body("{\"type\":\"%s\",\"title\":\"%s\",\"dueAt\":\"%s\",\"fields\":{}}".formatted(type, title, due))
                .post("/api/v1/tasks")
                .then()
                .statusCode(202)
                .extract()
                .path("conversation");
    }
}
