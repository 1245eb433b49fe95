package dev.cauce.engine.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cauce.engine.pages.Chromium.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.cauce.engine.channel.email.MailServers;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class LetterBrowserTest {
    private static final String LETTER = """
            From: Maria <maria@example.org>
            To: OURS
            Cc: Jefa <jefa@example.org>
            Subject: Mi factura de marzo
            Message-ID: <factura-OURS>
            Content-Type: text/plain; charset=utf-8

            ¿Me la pueden mandar otra vez? Mi jefa la espera.

            El lunes, Acme escribió:
            > Su factura de marzo está pagada.
            """;

    @Inject
    Tokens tokens;

    @Test
    void anAgentAnswersALetterWithCopiesAndFoldsWhatItRepeats() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        var operation = new DeskTestOperation(tokens);
        var ours = operation.chat + "@acme.example";
        operation.signsIn(operation.ana);
        try (var servers = MailServers.make().start().with(ours);
                var chromium = new Chromium()) {
            operation.define("mailboxes", operation.chat + "-mail", """
                    {"name":"Acme","client":"%s","queue":"%s","address":"%s","signature":"Acme Viajes",
                     "imap":{"host":"127.0.0.1","port":%d,"security":"none","user":"%3$s"},
                     "smtp":{"host":"127.0.0.1","port":%d,"security":"none"}}""".formatted(
                            operation.client, operation.sales, ours, servers.imapPort, servers.smtpPort));
            operation
                    .administrator
                    .put("/mailboxes/" + operation.chat + "-mail/password", "{\"password\":\"any\"}")
                    .statusCode(204);
            operation.ana.available();
            var ana = chromium.somebody("es", ColorScheme.LIGHT);
            ana.navigate("/");
            ana.locator("input[name=user]").fill(operation.ana.user());
            ana.locator("input[name=password]").fill("correct horse battery");
            ana.locator("button[type=submit]").click();
            servers.send(LETTER.replace("OURS", ours), ours);
            ana.getByRole(AriaRole.BUTTON, named("Aceptar")).click();

            assertThat(ana.locator(".message")).containsText("Mi jefa la espera");
            assertThat(ana.locator(".quoted p")).isHidden();
            ana.locator(".quoted summary").click();
            assertThat(ana.locator(".quoted p")).containsText("está pagada");
            ana.getByRole(AriaRole.BUTTON, named("Con copia a quien la tenía")).click();
            ana.getByLabel("Copia oculta").fill("nadie");
            ana.getByLabel("Copia oculta").press("Enter");
            assertThat(ana.locator(".wrong")).containsText("nadie");
            ana.getByLabel("Copia oculta").fill("archivo@acme.example");
            ana.getByLabel("Copia oculta").press("Enter");
            Accessibility.check(ana, "desk-letter");
            for (var width : new int[] {1024, 390}) {
                ana.setViewportSize(width, 800);
                picture(ana, "desk-letter-" + width);
            }
            ana.locator("#message").fill("Aquí la tiene.");
            ana.locator("#message").press("Enter");
            assertThat(ana.locator(".message[data-author=agent] .letter-head")).containsText("jefa@example.org");
            assertThat(ana.locator(".message[data-author=agent] .letter-head")).containsText("archivo@acme.example");
            assertThat(ana.locator(".message-status").last()).containsText("Enviado");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
