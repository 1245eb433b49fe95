package dev.cauce.engine.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cauce.engine.pages.Chromium.picture;
import static dev.cauce.engine.pages.Chromium.signIn;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.reporting.facts.QuarterHour;
import dev.cauce.engine.reporting.facts.Sketch;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import dev.cauce.routing.core.ClientId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What supervisors see of contracts and tasks, and what agents see of supervisors. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class WallBrowserTest {
    private static Chromium chromium;

    @Inject
    ScopedTransactions transactions;

    @BeforeAll
    static void openTheBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        chromium = new Chromium();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @BeforeEach
    void nobodyElseWaits() {
        DemoOperation.endAllWork();
    }

    @AfterEach
    void everybodyGoesHome() {
        chromium.everybodyLeaves();
        DemoOperation.as("ana")
                .body(Map.of("presence", "offline"))
                .put("/api/v1/agent/presence")
                .then()
                .statusCode(204);
    }

    @Test
    void aContractThatIsShortIsSeenWithWhatItCosts() {
        var queue = "gold-" + UUID.randomUUID().toString().substring(0, 8);
        DemoOperation.as("admin")
                .header("If-None-Match", "*")
                .body("""
                        {"name":"Oro %1$s","client":"acme","operation":"demo","channels":["chat"],"requirements":[],
                         "serviceLevel":{"share":0.8,"threshold":"PT20S"},"offerTimeout":"PT30S","wrapUpTimeout":"PT0S",
                         "routing":{"contract":[{"below":0.75,"amount":50000},{"below":0.5,"amount":90000}],
                                    "contractPeriod":"month"}}""".formatted(queue))
                .put("/api/v1/configuration/queues/" + queue)
                .then()
                .statusCode(200);
        counted(queue, 70, 100);
        var sofia = chromium.somebody("es", ColorScheme.LIGHT);
        signIn(sofia, "sofia");

        var row = row(sofia, "contracts", queue);

        assertThat(row).containsText("Hay abono");
        assertThat(row).containsText("Por mes");
        assertThat(row).containsText("70 de 100");
        assertThat(row).containsText("Faltan 10");
        assertThat(row).containsText("las próximas 50 a tiempo lo recuperan");
        assertThat(row).containsText("500,00");
        assertThat(row).containsText("900,00 por debajo de 50");
        picture(sofia, "20-wall-contracts");
        Accessibility.check(sofia, "wall with contracts");
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(sofia.locator(".dialog h2")).containsText("Oro");
        sofia.keyboard().press("Escape");
        sofia.navigate("/wall?tv");
        assertThat(sofia.locator(".tv-contract").first()).isVisible();
        Accessibility.check(sofia, "wall-tv with contracts");
        picture(sofia, "21-tv-contracts");
    }

    @Test
    void aTaskIsSeenUntilItIsDoneAndItsAgentSeesWhoLooks() {
        var title = "Post invoice " + UUID.randomUUID().toString().substring(0, 8);
        var task = DemoOperation.as("sofia")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "type",
                        "acme-invoices",
                        "title",
                        title,
                        "fields",
                        Map.of("invoice", "117"),
                        "dueAt",
                        Instant.now().minusSeconds(60).toString()))
                .post("/api/v1/tasks")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("conversation");
        var sofia = chromium.somebody("en", ColorScheme.LIGHT);
        var ana = chromium.somebody("es", ColorScheme.LIGHT);
        signIn(sofia, "sofia");
        var row = row(sofia, "tasks", title);
        assertThat(row).containsText("Overdue");
        assertThat(row).containsText("Waiting");
        picture(sofia, "22-wall-tasks");
        Accessibility.check(sofia, "wall with tasks");
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(sofia.locator(".waiting-body").first()).isVisible();
        sofia.keyboard().press("Escape");
        sofia.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Later"))
                .first()
                .click();
        assertThat(row).hasCount(0);
        sofia.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Later"))
                .first()
                .click();

        signIn(ana, "ana");
        DemoOperation.as("ana")
                .body("{\"presence\":\"available\"}")
                .put("/api/v1/agent/presence")
                .then()
                .statusCode(204);
        DemoOperation.as("sofia")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("agent", "ana"))
                .post("/api/v1/supervisor/interactions/" + task + "/assign")
                .then()
                .statusCode(204);
        ana.locator(".entry").first().click();
        assertThat(row).containsText("In progress");
        assertThat(row).containsText("Ana");
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(sofia.locator(".dialog .message").first()).containsText(title);

        assertThat(ana.locator(".lookers")).containsText("está mirando esta conversación");
        picture(ana, "23-desk-looked-at");
        Accessibility.check(ana, "desk that is looked at");
        sofia.keyboard().press("Escape");
        assertThat(ana.locator(".lookers")).hasCount(0);
    }

    private static Locator row(Page page, String heading, String name) {
        return page.locator("section[aria-labelledby=" + heading + "] tbody tr")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private void counted(String queue, long inTime, long answered) {
        var sketch = io.vertx.core.buffer.Buffer.buffer(Sketch.empty().bytes());
        transactions
                .withConnection(ClientScope.of(new ClientId("acme")), connection -> connection
                        .preparedQuery("""
                        insert into queue_fact (client_id, queue_id, interval_start, channel, agent_id, threshold_ms, offered, answered,
                            abandoned, overflowed, callbacks, transferred_in_queue, closed, transferred_out, answered_in_time,
                            abandoned_in_time, short_abandoned, offers_made, offers_declined, offers_expired, offers_withdrawn,
                            offers_failed, wait_answered_ms, wait_abandoned_ms, connect_ms, talk_ms, wrap_up_ms, wait_sketch,
                            handle_sketch)
                        select 'acme', $1, $2, 'CHAT', 'ana', 20000, $3::bigint, $3::bigint, 0, 0, 0, 0, 0, 0, $4::bigint, 0, 0, 0, 0, 0, 0, 0, 0,
                            0, 0, 0, 0, $5, $5""")
                        .execute(Tuple.of(
                                queue,
                                QuarterHour.of(Instant.now()).start().atOffset(ZoneOffset.UTC),
                                answered,
                                inTime,
                                sketch)))
                .await()
                .indefinitely();
    }
}
