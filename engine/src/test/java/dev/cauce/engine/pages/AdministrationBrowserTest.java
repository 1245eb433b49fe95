package dev.cauce.engine.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cauce.engine.pages.Chromium.picture;
import static dev.cauce.engine.pages.Chromium.signIn;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** First of all, because its lists show every definition there is: what later tests leave would triple its time. */
@Order(1)
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class AdministrationBrowserTest {
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

    @Test
    void aNewQueueAndItsPeopleAreSetUpByFormsAlone() {
        var mark = UUID.randomUUID().toString().substring(0, 6);
        var admin = chromium.somebody("en", ColorScheme.LIGHT);
        signIn(admin, "admin");

        open(admin, "Opening hours");
        add(admin, "office-" + mark, "Office");
        choose(admin, "Client", "acme");
        admin.getByLabel("Time zone, such as Europe/Madrid").fill("Europe/Madrid");
        admin.getByLabel("Monday").fill("9:00-14:00, 16:00-19:00");
        admin.getByLabel("Holidays: date; name; hours if open").fill("2026-12-25; Christmas");
        Accessibility.check(admin, "administration-hours");
        save(admin);

        open(admin, "Queues");
        add(admin, "claims-" + mark, "Claims");
        choose(admin, "Client", "acme");
        choose(admin, "Operation", "demo");
        admin.getByLabel("Chat", new Page.GetByLabelOptions().setExact(true)).check();
        admin.getByLabel("Spanish").fill("3");
        admin.getByLabel("Target, %").fill("80");
        admin.getByLabel("Within seconds").fill("20");
        admin.getByLabel("Time to accept, seconds").fill("30");
        admin.getByLabel("Time to wrap up, seconds (0: no limit)").fill("120");
        choose(admin, "Opening hours", "office-" + mark);
        admin.getByText("Choosing the agent").click();
        choose(admin, "Which of several agents", "most-proficient");
        admin.getByLabel("Offer first to who handled the contact last").check();
        admin.getByRole(AriaRole.BUTTON, named("Add a step")).click();
        admin.getByLabel("After the step before it, seconds").fill("60");
        admin.getByText("Leaving the queue").click();
        admin.getByRole(AriaRole.BUTTON, named("Add a rule")).click();
        choose(admin, "When", "closed");
        choose(admin, "What happens", "message");
        admin.getByLabel("What the contact is told").fill("We are closed.");
        admin.getByRole(AriaRole.BUTTON, named("Add a rule")).click();
        admin.getByLabel("Seconds", new Page.GetByLabelOptions().setExact(true)).fill("300");
        choose(admin, "To queue", "acme-support");
        Accessibility.check(admin, "administration-queue");
        save(admin);
        row(admin, "claims-" + mark)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Test Claims"))
                .click();
        admin.locator("dialog").getByRole(AriaRole.BUTTON, button("Test")).click();
        assertThat(admin.locator(".test-outcome")).containsText("It would");
        assertThat(admin.locator(".test-answer")).containsText("Claims is");
        Accessibility.check(admin, "administration-queue-test", "dark");
        admin.keyboard().press("Escape");
        row(admin, "claims-" + mark)
                .getByRole(AriaRole.BUTTON, button("Claims"))
                .click();
        admin.getByText("Leaving the queue").click();
        assertThat(admin.getByLabel("Seconds", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("300");
        admin.keyboard().press("Escape");

        open(admin, "Operations");
        row(admin, "demo").getByRole(AriaRole.BUTTON).click();
        admin.getByText("Finer rules").click();
        Accessibility.check(admin, "administration-operation", "light");
        admin.keyboard().press("Escape");

        open(admin, "People");
        add(admin, "gema-" + mark, "Gema");
        admin.getByLabel("Agent", new Page.GetByLabelOptions().setExact(true)).check();
        choose(admin, "Operation", "demo");
        admin.getByLabel("Acme Viajes").check();
        admin.getByLabel("Language, such as es or en").fill("es");
        admin.getByLabel("Claims").fill("1");
        save(admin);
        row(admin, "gema-" + mark).getByRole(AriaRole.BUTTON).click();
        admin.getByLabel("New password").fill("a password of hers");
        admin.getByRole(AriaRole.BUTTON, named("Set password")).click();
        assertThat(admin.getByText("Password changed.")).isVisible();
        Accessibility.check(admin, "administration-person", "dark");
        admin.keyboard().press("Escape");
        Accessibility.check(admin, "administration-people", "light");

        suppress("gone-" + mark + "@example.org");
        open(admin, "Suppressed addresses");
        assertThat(row(admin, "gone-" + mark)).containsText("550 no such user");
        Accessibility.check(admin, "administration-suppressed");
        admin.getByRole(AriaRole.BUTTON, named("Lift: gone-" + mark + "@example.org"))
                .click();
        assertThat(admin.getByText("Letters go to gone-" + mark + "@example.org again."))
                .isVisible();
        assertThat(row(admin, "gone-" + mark)).hasCount(0);

        open(admin, "Erase a contact");
        choose(admin, "Client", "acme");
        admin.getByLabel("Address, as the desk shows it").fill("nobody-" + mark + "@example.org");
        admin.getByRole(AriaRole.BUTTON, named("Erase")).click();
        assertThat(admin.getByText("Nobody can bring it back.")).isVisible();
        Accessibility.check(admin, "administration-erasure");
        admin.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Erase").setExact(true))
                .click();
        assertThat(admin.getByText("Nothing is known of this address")).isVisible();
        picture(admin, "administration-erasure");

        open(admin, "Audit trail");
        assertThat(admin.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("claims-" + mark)))
                .hasCount(1);
        Accessibility.check(admin, "administration-audit");
    }

    private void suppress(String address) {
        transactions
                .withConnection(
                        ClientScope.everyone(), db -> db.preparedQuery("""
                        insert into mail_suppression (id, client_id, channel_id, address, since, code, reason, message_id)
                        values ($1, 'acme', 'acme-mail', $1, now(), 'bounced-5.1.1', '550 no such user', 'm1')""").execute(Tuple.of(address)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void channelsAreSetUpAndTestedByFormsAlone() {
        var mark = UUID.randomUUID().toString().substring(0, 6);
        var admin = chromium.somebody("en", ColorScheme.LIGHT);
        signIn(admin, "admin");

        open(admin, "Mailboxes");
        add(admin, "mail-" + mark, "Mail " + mark);
        choose(admin, "Client", "acme");
        choose(admin, "Queue", "acme-support");
        admin.getByLabel("E-mail address").fill("mail-" + mark + "@acme.example");
        for (var protocol : new String[] {"IMAP", "SMTP"}) {
            var server =
                    admin.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(Pattern.compile(protocol)));
            server.getByLabel("Server").fill("127.0.0.1");
            server.getByLabel("Port").fill("1");
            server.getByLabel("Encryption").selectOption("none");
            server.getByLabel("User").fill("mail-" + mark);
        }
        Accessibility.check(admin, "administration-mailbox");
        admin.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(admin.getByText("There is no secret: without it nothing is taken in or sent."))
                .isVisible();
        admin.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill("secret-" + mark);
        admin.getByRole(AriaRole.BUTTON, named("Set")).click();
        assertThat(admin.getByText("It is never shown.")).isVisible();
        assertThat(admin.locator("body")).not().containsText("secret-" + mark);
        Accessibility.check(admin, "administration-mailbox-secret");
        admin.keyboard().press("Escape");
        row(admin, "mail-" + mark)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Test Mail " + mark))
                .click();
        admin.locator("dialog").getByRole(AriaRole.BUTTON, button("Test")).click();
        assertThat(admin.locator(".step-failed").first()).containsText("Nothing answers at this host and port.");
        Accessibility.check(admin, "administration-channel-test");
        admin.keyboard().press("Escape");
        remove(admin, "mail-" + mark);

        open(admin, "Own channels");
        add(admin, "own-" + mark, "Own " + mark);
        choose(admin, "Client", "acme");
        choose(admin, "Queue", "acme-support");
        admin.getByLabel("Webhook").fill("https://sms.acme.example/cauce");
        admin.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(admin.getByText("The queue does not take http.").first()).isVisible();
        Accessibility.checkAsItIs(admin, "administration-own-channel");
        admin.keyboard().press("Escape");

        open(admin, "Alert rules");
        add(admin, "alert-" + mark, "Waits " + mark);
        choose(admin, "Client", "acme");
        choose(admin, "Operation", "demo");
        choose(admin, "Queue", "acme-support");
        admin.getByLabel("What is watched").selectOption("service-level");
        admin.getByLabel("Threshold", new Page.GetByLabelOptions().setExact(true))
                .fill("101");
        admin.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(admin.locator(".wrong")).containsText("Must be from 0 to 100");
        admin.getByLabel("Threshold", new Page.GetByLabelOptions().setExact(true))
                .fill("80");
        Accessibility.checkAsItIs(admin, "administration-alert-rule");
        save(admin);
        row(admin, "alert-" + mark)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Test Waits " + mark))
                .click();
        admin.locator("dialog").getByRole(AriaRole.BUTTON, button("Test")).click();
        assertThat(admin.locator("dialog")).containsText("It works.");
        admin.keyboard().press("Escape");
        remove(admin, "alert-" + mark);

        open(admin, "Provider accounts");
        add(admin, "sms-" + mark, "SMS " + mark);
        choose(admin, "Client", "acme");
        choose(admin, "Queue", "acme-support");
        admin.getByLabel("Provider", new Page.GetByLabelOptions().setExact(true))
                .fill("pigeons");
        admin.getByLabel("Own address at the provider").fill("+34910000000");
        admin.getByLabel("Address of the provider's API").fill("https://api.paloma.example");
        admin.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(admin.getByText("No adapter of this provider is plugged in").first())
                .isVisible();
        Accessibility.checkAsItIs(admin, "administration-provider-account");
        picture(admin, "administration-provider-account");
        admin.keyboard().press("Escape");

        open(admin, "Screen pops");
        add(admin, "file-" + mark, "File " + mark);
        choose(admin, "Client", "acme");
        admin.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).fill("https://{{client.id}}.example/");
        admin.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(admin.locator(".wrong")).containsText("The host must be fixed.");
        choose(admin, "How it opens", "look-up");
        admin.getByLabel("Address", new Page.GetByLabelOptions().setExact(true))
                .fill("http://127.0.0.1:1/find?who={{contact.address}}");
        admin.getByLabel("Fields that are shown").fill("Customer: /customer/name\nSince: /since");
        Accessibility.check(admin, "administration-screen-pop");
        admin.getByRole(AriaRole.BUTTON, named("Save")).click();
        admin.getByLabel("Whole value of the header").fill("Bearer " + mark);
        admin.getByRole(AriaRole.BUTTON, named("Set")).click();
        assertThat(admin.getByText("It is never shown.")).isVisible();
        admin.keyboard().press("Escape");
        row(admin, "file-" + mark)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Test File " + mark))
                .click();
        admin.getByLabel("With the address of a contact (optional)").fill("600111222");
        admin.locator("dialog").getByRole(AriaRole.BUTTON, button("Test")).click();
        assertThat(admin.locator(".step-failed").first()).containsText("Nothing answers at this host and port.");
        admin.keyboard().press("Escape");
        remove(admin, "file-" + mark);

        open(admin, "WhatsApp numbers");
        admin.getByRole(AriaRole.BUTTON, named("Add")).click();
        Accessibility.checkAsItIs(admin, "administration-whatsapp");
        admin.keyboard().press("Escape");

        open(admin, "Types of tasks");
        add(admin, "claim-" + mark, "Claim");
        choose(admin, "Client", "acme");
        choose(admin, "Queue", "acme-support");
        admin.getByRole(AriaRole.BUTTON, named("Begin with an example")).click();
        assertThat(admin.locator(".form-preview")).containsText("Invoice · required");
        Accessibility.check(admin, "administration-task-type");
        admin.getByLabel("Form (JSON Schema)").fill("{\"properties\":{\"a\":{\"type\":\"text\"}}}");
        admin.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(admin.locator(".wrong")).containsText("properties.a.type is text");
    }

    @Test
    void aSpreadsheetIsTriedAndThenApplied() {
        var mark = UUID.randomUUID().toString().substring(0, 6);
        var admin = chromium.somebody("en", ColorScheme.LIGHT);
        signIn(admin, "admin");
        open(admin, "Clients");
        admin.keyboard().press("Control+k");
        admin.getByLabel("Search a command").fill("dispositions: export");
        admin.keyboard().press("Enter");

        var download = admin.waitForDownload(
                () -> admin.getByRole(AriaRole.BUTTON, named("Export CSV")).click());
        Assertions.assertThat(download.suggestedFilename()).isEqualTo("dispositions.csv");
        chooses(admin, "id;name;client;queues\nx-%1$s;Lost;nobody;\ny-%1$s;Found;acme;\n".formatted(mark));
        assertThat(admin.locator(".table-preview")).containsText("1 new, 0 changed, 0 the same, 1 wrong.");
        assertThat(admin.locator(".table-preview .wrong")).containsText("There is no such one among the clients");
        assertThat(admin.getByRole(AriaRole.BUTTON, named("Apply all of it"))).isDisabled();
        Accessibility.check(admin, "administration-table");

        chooses(admin, "id;name;client;queues\nx-%1$s;Lost;acme;\ny-%1$s;Found;acme;\n".formatted(mark));
        assertThat(admin.locator(".table-preview")).containsText("2 new");
        admin.getByRole(AriaRole.BUTTON, named("Apply all of it")).click();
        assertThat(admin.getByText("Done: 2 new, 0 changed.")).isVisible();
        assertThat(row(admin, "y-" + mark)).isVisible();
    }

    private static void chooses(Page admin, String csv) {
        admin.getByLabel("CSV file to import")
                .setInputFiles(new FilePayload("file.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aKeyIsIssuedOnceAndRevokedAndTheAuditTellsOfIt() {
        var mark = "CRM " + UUID.randomUUID().toString().substring(0, 6);
        var admin = chromium.somebody("en", ColorScheme.LIGHT);
        signIn(admin, "admin");

        open(admin, "API keys");
        admin.getByRole(AriaRole.BUTTON, named("Issue a key")).click();
        var dialog = admin.locator("dialog");
        dialog.getByLabel("Name").fill(mark);
        dialog.getByLabel("Operation").selectOption("demo");
        dialog.getByLabel("Acme Viajes").check();
        Accessibility.check(admin, "administration-api-key");
        dialog.getByRole(AriaRole.BUTTON, button("Issue a key")).click();
        assertThat(admin.getByLabel("The new key")).hasValue(Pattern.compile("cauce_.{12}_.{43}"));
        Accessibility.check(admin, "administration-api-keys");
        row(admin, mark).getByRole(AriaRole.BUTTON).click();
        admin.locator("dialog").getByRole(AriaRole.BUTTON, button("Revoke")).click();
        assertThat(row(admin, mark)).containsText("Revoked");

        open(admin, "Audit trail");
        admin.getByLabel("What", new Page.GetByLabelOptions().setExact(true)).selectOption("revoke");
        admin.getByLabel("Kind").selectOption("api-keys");
        admin.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(admin.locator("tbody tr").first()).containsText("revoked");
        assertThat(admin.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("defined")))
                .hasCount(0);
        admin.getByLabel("Who").fill("nobody-at-all");
        admin.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(admin.getByText("Nothing matches the filter.")).isVisible();
    }

    @Test
    void theInterfacesAreReadAndWhatOnlyReadsIsTried() {
        var admin = chromium.somebody("en", ColorScheme.LIGHT);
        signIn(admin, "admin");
        admin.navigate("/developers");

        admin.getByLabel("Search by address or word").fill("configuration/clients/{id}");
        var reading = admin.locator(".operation").filter(new Locator.FilterOptions().setHasText("GET"));
        reading.first().locator("summary").first().click();
        reading.first().locator(".try-it input").first().fill("acme");
        reading.first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ask"))
                .click();
        assertThat(admin.locator(".answer")).containsText("Acme Viajes");
        Accessibility.check(admin, "developers");
        admin.setViewportSize(390, 800);
        picture(admin, "developers-390");
        admin.setViewportSize(1024, 800);
        admin.getByRole(AriaRole.BUTTON, named("Socket of the web chat")).click();
        admin.locator(".operation summary").first().click();
        assertThat(admin.locator(".schema").first()).containsText("token");
        Accessibility.check(admin, "developers-sockets");
    }

    @Test
    void whatTheEngineRefusesIsToldAtItsField() {
        var admin = chromium.somebody("en", ColorScheme.LIGHT);
        signIn(admin, "admin");
        open(admin, "Clients");

        add(admin, "initech-" + UUID.randomUUID().toString().substring(0, 6), "Initech");
        admin.getByLabel("Time zone, such as Europe/Madrid").fill("Europe/Madrid");
        admin.getByLabel("Language, such as es or en").fill("Spanish, please");
        admin.getByRole(AriaRole.BUTTON, named("Save")).click();

        assertThat(admin.locator("[aria-invalid=true]")).hasCount(1);
        assertThat(admin.locator(".wrong")).containsText("Must be a language tag");
        picture(admin, "administration-refused");
    }

    private static void open(Page admin, String kind) {
        admin.getByRole(AriaRole.LINK, named(kind)).click();
        assertThat(admin.locator("h2").first()).hasText(kind);
    }

    private static void add(Page admin, String id, String name) {
        admin.getByRole(AriaRole.BUTTON, named("Add")).click();
        admin.getByLabel("Id", new Page.GetByLabelOptions().setExact(true)).fill(id);
        admin.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
    }

    private static void choose(Page admin, String label, String value) {
        admin.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).selectOption(value);
    }

    private static void save(Page admin) {
        admin.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(admin.locator("dialog")).hasCount(0);
        assertThat(admin.getByText("Saved. It is in force already.")).isVisible();
    }

    private static void remove(Page admin, String id) {
        row(admin, id).getByRole(AriaRole.BUTTON).first().click();
        admin.getByRole(AriaRole.BUTTON, named("Delete")).click();
        admin.locator(".dialog-act .sure button").click();
        assertThat(admin.getByText("Deleted.")).isVisible();
    }

    private static Locator row(Page admin, String id) {
        return admin.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(id));
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
