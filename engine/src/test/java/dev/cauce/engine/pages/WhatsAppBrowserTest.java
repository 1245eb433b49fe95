package dev.cauce.engine.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cauce.engine.pages.Chromium.picture;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.cauce.engine.channel.whatsapp.MetaDouble;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class WhatsAppBrowserTest {
    private static final String MARIA = "34600111333";

    @Inject
    Tokens tokens;

    @Test
    void anAgentSeesFilesComeAndAnswersACertainMessage() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        var operation = new DeskTestOperation(tokens);
        var channel = operation.chat + "-wa";
        var number = "9" + Math.floorMod(channel.hashCode(), 1_000_000_000);
        operation.signsIn(operation.ana);
        try (var meta = new MetaDouble(number);
                var chromium = new Chromium()) {
            active(operation, meta, channel, number);
            operation.ana.available();
            var ana = chromium.somebody("es", ColorScheme.LIGHT);
            ana.navigate("/");
            ana.locator("input[name=user]").fill(operation.ana.user());
            ana.locator("input[name=password]").fill("correct horse battery");
            ana.locator("button[type=submit]").click();
            meta.media.put("1", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
            meta.serving = new CompletableFuture<>();
            says(meta, channel, "wamid.1", "\"type\":\"text\",\"text\":{\"body\":\"¿Tienen la silla en verde?\"}");
            says(meta, channel, "wamid.2", document("1", "plano.pdf"));
            ana.getByRole(AriaRole.BUTTON, named("Aceptar")).click();

            assertThat(ana.locator(".file.awaited")).containsText("El archivo se está descargando");
            Accessibility.check(ana, "desk-file-awaited");
            meta.serving.complete(null);
            assertThat(ana.locator("button.file")).containsText("plano.pdf");
            says(meta, channel, "wamid.3", document("2", "medidas.pdf"));
            assertThat(ana.locator(".file.awaited")).containsText("el proveedor del contacto ya no lo tiene");
            ana.locator(".message-answer").first().click();
            assertThat(ana.locator(".message-quote.composing")).containsText("¿Tienen la silla en verde?");
            assertThat(ana.locator("#message")).isFocused();
            ana.locator("#message").fill("Sí, en dos tonos.");
            Accessibility.check(ana, "desk-answering");
            ana.locator("#message").press("Enter");
            assertThat(ana.locator(".message[data-author=agent] .message-quote"))
                    .containsText("¿Tienen la silla en verde?");
            assertThat(ana.locator(".message-quote.composing")).hasCount(0);
            await().until(() -> !meta.sent.isEmpty());
            Assertions.assertThat(meta.sent
                            .getFirst()
                            .path("context")
                            .path("message_id")
                            .asText())
                    .isEqualTo("wamid.1");
            await().until(() -> meta.read.contains("wamid.3"));
            meta.media.put("2", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
            ana.getByRole(AriaRole.BUTTON, named("Traer otra vez")).click();
            assertThat(ana.locator("button.file")).hasCount(2);
            for (var width : new int[] {1024, 320}) {
                ana.setViewportSize(width, 800);
                picture(ana, "desk-whatsapp-" + width);
            }
        }
    }

    private static void active(DeskTestOperation operation, MetaDouble meta, String channel, String number) {
        operation.define(
                "whatsapp-numbers", channel, """
                {"name":"Acme","client":"%s","queue":"%s","phoneNumberId":"%s","apiUrl":"%s","apiVersion":"v23.0"}""".formatted(operation.client, operation.sales, number, meta.url()));
        operation
                .administrator
                .put("/whatsapp-numbers/" + channel + "/secrets", """
                        {"accessToken":"%s","appSecret":"%s","verifyToken":"verify-me"}""".formatted(
                                MetaDouble.TOKEN, MetaDouble.APP_SECRET))
                .statusCode(204);
        await().untilAsserted(() -> given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.challenge", "1")
                .queryParam("hub.verify_token", "verify-me")
                .get("/api/channels/whatsapp/v1/" + channel)
                .then()
                .statusCode(200));
    }

    private static void says(MetaDouble meta, String channel, String wamid, String what) {
        meta.delivers(channel, meta.message(MARIA, wamid, Instant.now().getEpochSecond(), what))
                .statusCode(200);
    }

    private static String document(String id, String name) {
        return "\"type\":\"document\",\"document\":{\"id\":\"%s\",\"mime_type\":\"application/pdf\",\"filename\":\"%s\"}"
                .formatted(id, name);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
