package dev.cauce.engine.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cauce.engine.pages.Chromium.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dev.cauce.engine.channel.email.MailServers;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
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

    private static final byte[] PICTURE =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String LAID_OUT = """
            Authentication-Results: mx.acme.example; spf=pass smtp.mailfrom=example.org; dmarc=fail
            From: Maria <maria@example.org>
            To: OURS
            Cc: Jefa <jefa@example.org>
            Subject: Con imágenes
            Message-ID: <imagenes-OURS>
            References: <factura-OURS>
            Content-Type: text/html; charset=utf-8

            <p>Mire <b onclick="x()">esto</b>: <img alt="nuestra" src="http://127.0.0.1:PORT/p.gif"></p>
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
            mailbox(operation, servers, ours);
            operation.ana.available();
            var ana = signedIn(operation, chromium);
            servers.send(LETTER.replace("OURS", ours), ours);
            ana.getByRole(AriaRole.BUTTON, named("Aceptar")).click();

            assertThat(ana.locator(".message")).containsText("Mi jefa la espera");
            assertThat(ana.locator(".quoted p")).isHidden();
            ana.locator(".quoted summary").click();
            assertThat(ana.locator(".quoted p")).containsText("está pagada");
            showsTheLayoutAndItsPicturesWhenAsked(ana, servers, ours);
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
            operation.undefine("mailboxes", operation.chat + "-mail");
        }
    }

    @Test
    void aChatGoesOnByEmailBelowWhatWasSaidBefore() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        var operation = new DeskTestOperation(tokens);
        var ours = operation.chat + "@acme.example";
        operation.signsIn(operation.ana);
        try (var servers = MailServers.make().start().with(ours);
                var desktop = operation.ana.connect();
                var visitor = operation.visitor();
                var chromium = new Chromium()) {
            mailbox(operation, servers, ours);
            var first = DeskTestOperation.accepts(operation.ana, desktop, visitor);
            operation.ana.post("/conversations/" + first + "/close").statusCode(204);
            operation
                    .ana
                    .post(
                            "/conversations/" + first + "/wrap-up",
                            "{\"disposition\":\"%s\",\"note\":\"Pagó con tarjeta\"}".formatted(operation.sold))
                    .statusCode(204);
            DeskTestOperation.writes(visitor, "¿Y las botas?");
            var ana = signedIn(operation, chromium);
            ana.getByRole(AriaRole.BUTTON, named("Aceptar")).click();
            assertThat(ana.locator(".timeline .message")).hasCount(1);

            ana.getByRole(AriaRole.BUTTON, named("Ver la conversación anterior"))
                    .click();

            assertThat(ana.locator(".earlier-conversation h3")).containsText("Chat");
            assertThat(ana.locator(".earlier-conversation h3")).containsText("Done");
            assertThat(ana.locator(".timeline .message"))
                    .containsText(new String[] {"Hello?", "Pagó con tarjeta", "¿Y las botas?"});
            assertThat(ana.getByRole(AriaRole.BUTTON, named("Ver la conversación anterior")))
                    .isHidden();
            Accessibility.check(ana, "desk-earlier");

            ana.locator("#content").press("m");
            ana.getByLabel("Dirección de correo").fill("maria@example.org");
            assertThat(ana.getByLabel("Asunto")).hasValue("Su conversación con Acme");
            Accessibility.check(ana, "desk-move");
            ana.getByRole(AriaRole.BUTTON, named("Seguir por ahí")).click();

            assertThat(ana.locator(".turn")).containsText("Sigue por Correo: maria@example.org");
            assertThat(ana.getByLabel("Asunto")).hasValue("Su conversación con Acme");
            ana.getByLabel("Asunto").fill("Sus botas");
            assertThat(ana.getByLabel("Citar lo dicho hasta ahora")).isChecked();
            for (var width : new int[] {1024, 320}) {
                ana.setViewportSize(width, 800);
                picture(ana, "desk-moved-" + width);
            }
            ana.setViewportSize(1440, 900);
            Accessibility.check(ana, "desk-moved");
            ana.locator("#message").fill("Llegan el martes.");
            ana.locator("#message").press("Enter");
            assertThat(ana.locator(".message[data-author=agent] .letter-head")).containsText("Sus botas");
            assertThat(ana.locator(".message[data-author=agent] .quoted p")).containsText("¿Y las botas?");
            assertThat(ana.getByLabel("Citar lo dicho hasta ahora")).isHidden();
            picture(ana, "desk-moved-letter");
            operation.undefine("mailboxes", operation.chat + "-mail");
        }
    }

    private static void mailbox(DeskTestOperation operation, MailServers servers, String ours) {
        operation.define("mailboxes", operation.chat + "-mail", """
                {"name":"Acme","client":"%s","queue":"%s","address":"%s","signature":"Acme Viajes",
                 "imap":{"host":"127.0.0.1","port":%d,"security":"none","user":"%3$s"},
                 "smtp":{"host":"127.0.0.1","port":%d,"security":"none"}}""".formatted(
                        operation.client, operation.sales, ours, servers.imapPort, servers.smtpPort));
        operation
                .administrator
                .put("/mailboxes/" + operation.chat + "-mail/password", "{\"password\":\"any\"}")
                .statusCode(204);
    }

    private static Page signedIn(DeskTestOperation operation, Chromium chromium) {
        var ana = chromium.somebody("es", ColorScheme.LIGHT);
        ana.navigate("/");
        ana.locator("input[name=user]").fill(operation.ana.user());
        ana.locator("input[name=password]").fill("correct horse battery");
        ana.locator("button[type=submit]").click();
        return ana;
    }

    private static void showsTheLayoutAndItsPicturesWhenAsked(Page ana, MailServers servers, String ours)
            throws Exception {
        var asked = new AtomicInteger();
        var elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/p.gif", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, PICTURE.length);
            exchange.getResponseBody().write(PICTURE);
            exchange.close();
        });
        elsewhere.start();
        try {
            var port = String.valueOf(elsewhere.getAddress().getPort());
            servers.send(LAID_OUT.replace("OURS", ours).replace("PORT", port), ours);
            assertThat(ana.locator(".letter-authenticity").last())
                    .containsText("SPF pass · DMARC fail (según mx.acme.example)");
            ana.getByRole(AriaRole.BUTTON, named("Ver con formato")).click();
            var letter = ana.frameLocator(".letter-frame");
            assertThat(letter.locator("b")).hasText("esto");
            assertThat(letter.locator("img[src]")).hasCount(0);
            Assertions.assertThat(asked).hasValue(0);
            Accessibility.check(ana, "desk-letter-layout");

            ana.getByRole(AriaRole.BUTTON, named("Mostrar imágenes")).click();

            assertThat(letter.locator("img[src^='blob:']")).hasCount(1);
            assertThat(letter.locator("img")).hasJSProperty("naturalWidth", 1);
            Assertions.assertThat(asked).hasValue(1);
            picture(ana, "desk-letter-layout");
            ana.getByRole(AriaRole.BUTTON, named("Ver con formato")).click();
        } finally {
            elsewhere.stop(0);
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
