package dev.cauce.engine.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cauce.engine.pages.Chromium.picture;
import static dev.cauce.engine.pages.Chromium.signIn;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with the pages, from the visitor's first word to the wrap-up. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
final class ADayInTheBrowserTest {
    private static final String CRM = "https://crm.acme.example/";
    private static Chromium chromium;

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
        for (var agent : List.of("ana", "bruno")) {
            DemoOperation.as(agent)
                    .body(Map.of("presence", "offline"))
                    .put("/api/v1/agent/presence")
                    .then()
                    .statusCode(204);
        }
    }

    @Test
    void aVisitorsChatGoesThroughTwoHandsAndALostNetworkToItsEnd() {
        allow("http://localhost:" + RestAssured.port);
        var visitor = chromium.somebody("es", ColorScheme.LIGHT);
        var ana = chromium.somebody("es", ColorScheme.LIGHT);
        var bruno = chromium.somebody("en", ColorScheme.DARK);
        var sofia = chromium.somebody("es", ColorScheme.LIGHT);

        ana.navigate("/");
        ana.locator("input[name=user]").waitFor();
        Accessibility.check(ana, "sign-in");
        signIn(sofia, "sofia");
        assertThat(sofia.locator("#queues")).isVisible();
        signIn(ana, "ana");
        Accessibility.check(ana, "desk-empty");
        ana.keyboard().press("?");
        Accessibility.checkAsItIs(ana, "help, light, es");
        ana.keyboard().press("Escape");
        ana.keyboard().press("Control+k");
        Accessibility.checkAsItIs(ana, "commands, light, es");
        ana.keyboard().press("Escape");
        become(ana, "Disponible");

        visitor.navigate("/shop/");
        visitor.getByRole(AriaRole.BUTTON, named("Abrir el chat")).click();
        visitorWrites(visitor, "Hola, mi reserva ha desaparecido");
        assertThat(ana.locator(".offer")).isVisible();
        picture(ana, "02-offer");
        Accessibility.checkAsItIs(ana, "desk with an offer, light, es");
        assertThat(row(sofia, "#queues", "Acme: sales").locator("td").nth(1)).hasText("1");
        picture(sofia, "03-wall-waiting");
        aCriticalAlertIsSeenAndAcknowledged(sofia);

        ana.getByRole(AriaRole.BUTTON, named("Aceptar")).click();
        assertThat(ana.locator(".message")).containsText("mi reserva ha desaparecido");
        assertThat(visitor.locator(".status")).hasText("Le atiende Ana");
        assertThat(ana.locator(".past")).containsText("primera conversación");
        ana.getByLabel("Añadir etiqueta…").selectOption("vip");
        assertThat(ana.locator(".tags .chip")).containsText("vip");
        ana.locator("#message").press("/");
        ana.locator("#canned").fill("reserv");
        assertThat(ana.locator(".canned [role=option]").first()).containsText("número de su reserva");
        Accessibility.check(ana, "desk-canned");
        ana.keyboard().press("Enter");
        assertThat(ana.locator("#message")).hasValue(Pattern.compile("número de su reserva"));
        answers(ana, "Buenos días, la busco ahora mismo.");
        assertThat(visitor.locator("li.agent").last()).containsText("la busco ahora mismo");
        assertThat(ana.locator(".message-status").last()).containsText("Leído");
        picture(visitor, "04-visitor-answered");

        ana.locator("#message").fill("Un borrador que no se pierde");
        ana.reload();
        visitor.reload();
        assertThat(ana.locator("#message")).hasValue("Un borrador que no se pierde");
        assertThat(ana.locator(".message")).hasCount(2);
        visitor.evaluate("CauceChat.open()");
        assertThat(visitor.locator("li.contact")).hasCount(1);

        ana.context().setOffline(true);
        assertThat(ana.locator(".connection-bar")).isVisible();
        picture(ana, "05-desk-offline");
        visitorWrites(visitor, "Es para mañana");
        ana.locator("#message").fill("Escrito sin red");
        ana.locator("#message").press("Enter");
        assertThat(ana.locator(".message[data-outgoing]")).hasCount(1);
        ana.context().setOffline(false);
        assertThat(ana.locator(".connection-bar")).isHidden();
        assertThat(ana.locator(".message[data-author=contact]").last()).containsText("Es para mañana");
        assertThat(ana.locator(".message[data-outgoing]")).hasCount(0);
        assertThat(visitor.locator("li.agent").last()).containsText("Escrito sin red");
        visitor.context().setOffline(true);
        visitorWrites(visitor, "Yo tampoco tenía red");
        visitor.context().setOffline(false);
        assertThat(ana.locator(".message[data-author=contact]").last()).containsText("Yo tampoco tenía red");
        Accessibility.check(ana, "desk-conversation");

        signIn(bruno, "bruno");
        become(bruno, "Available");
        consult(ana, bruno, visitor);
        ana.getByRole(AriaRole.BUTTON, named("Pasar")).click();
        Accessibility.check(ana, "desk-transfer");
        ana.getByRole(AriaRole.BUTTON, named("Persona")).click();
        ana.locator("select[name=target]").selectOption("bruno");
        ana.locator("textarea[name=note]").fill("Hay que llamar al proveedor");
        ana.locator(".dialog-act .primary").click();
        assertThat(ana.locator(".entry")).hasCount(0);
        assertThat(bruno.locator(".offer")).isVisible();
        Accessibility.checkAsItIs(bruno, "desk with an offer, dark, en");
        bruno.keyboard().press("a");
        assertThat(bruno.locator(".message[data-note=true]").last()).containsText("Hay que llamar al proveedor");
        answers(bruno, "Le habla Bruno: reserva recuperada.");
        assertThat(visitor.locator("li.agent").last()).containsText("reserva recuperada");
        picture(bruno, "06-second-agent");
        assertThat(row(sofia, "#agents", "Bruno").locator("td").nth(3).locator("button"))
                .hasCount(1);
        row(sofia, "#agents", "Bruno").locator("td").nth(3).locator("button").click();
        assertThat(sofia.locator(".dialog .message").last()).containsText("reserva recuperada");
        sofia.getByLabel("Nota para el agente; el contacto no la ve").fill("Ofrécele un vale");
        sofia.getByRole(AriaRole.BUTTON, named("Susurrar")).click();
        assertThat(sofia.locator(".dialog .message[data-note=true]").last()).containsText("Ofrécele un vale");
        Accessibility.check(sofia, "wall-conversation");
        picture(sofia, "07-wall-conversation");
        sofia.keyboard().press("Escape");

        bruno.keyboard().press("Escape");
        bruno.getByRole(AriaRole.BUTTON, named("End")).click();
        bruno.locator(".dialog-act .primary").click();
        assertThat(bruno.locator(".wrap-up")).isVisible();
        assertThat(visitor.locator(".status")).containsText("ha terminado");
        Accessibility.checkAsItIs(visitor, "widget with the question how it was, light, es");
        picture(visitor, "07-visitor-rates");
        visitor.getByLabel("4 de 5").check(new Locator.CheckOptions().setForce(true));
        visitor.getByLabel("¿Algo que quiera contarnos? (opcional)").fill("Muy amable");
        visitor.getByRole(AriaRole.BUTTON, named("Valorar")).click();
        assertThat(visitor.locator(".status")).hasText("Gracias por su valoración.");
        assertThat(bruno.locator(".facts")).containsText("4 of 5 · Muy amable");
        Accessibility.check(bruno, "desk-wrap-up");
        bruno.locator("#disposition").fill("resuel");
        bruno.locator(".wrap-up .primary").click();
        assertThat(bruno.locator(".entry")).hasCount(0);
        assertThat(row(sofia, "#queues", "Acme: sales").locator("td").last()).isVisible();
        sofia.reload();
        assertThat(sofia.locator(".trend").first()).isVisible();
        sofia.getByLabel("Elija una etiqueta…").selectOption("vip");
        assertThat(sofia.locator("section[aria-labelledby=tagged] tbody tr").first())
                .containsText("vip");
        Accessibility.check(sofia, "wall");
        sofia.navigate("/wall?tv");
        assertThat(sofia.locator(".tv-queue").first()).isVisible();
        Accessibility.check(sofia, "wall-tv");
        sofia.keyboard().press("Escape");
        assertThat(sofia.locator(".masthead")).isVisible();
        picture(visitor, "07-visitor-closed");
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visitor.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Accessibility.checkAsItIs(visitor, "shop, " + scheme);
        }
    }

    @Test
    void whatIsKnownOfTheContactStandsBesideTheConversation() {
        allow("http://localhost:" + RestAssured.port);
        define("acme-file", Map.of("opens", "frame", "url", CRM + "customers?who={{contact.address}}"));
        define(
                "acme-state",
                Map.of(
                        "opens",
                        "look-up",
                        "url",
                        "http://localhost:" + RestAssured.port + "/q/health?of={{conversation.id}}",
                        "fields",
                        List.of(Map.of("label", "Estado", "pointer", "/status"))));
        try {
            await().until(() -> RestAssured.get("/desk")
                    .header("Content-Security-Policy")
                    .contains("frame-src https://crm.acme.example"));
            var ana = chromium.somebody("es", ColorScheme.LIGHT);
            ana.route(
                    CRM + "**",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html; charset=utf-8")
                            .setBody("<!doctype html><html lang=es><title>CRM</title><h1>Ficha de María</h1></html>")));
            signIn(ana, "ana");
            become(ana, "Disponible");
            var visitor = chromium.somebody("es", ColorScheme.LIGHT);
            visitor.navigate("/shop/");
            visitor.getByRole(AriaRole.BUTTON, named("Abrir el chat")).click();
            visitorWrites(visitor, "¿Me conocen?");
            assertThat(ana.locator(".offer")).isVisible();
            assertThat(ana.locator(".screen-pop")).hasCount(0);
            ana.getByRole(AriaRole.BUTTON, named("Aceptar")).click();

            assertThat(ana.frameLocator(".screen-pop-frame").locator("h1")).hasText("Ficha de María");
            assertThat(ana.locator(".screen-pop").last()).containsText("Estado");
            assertThat(ana.locator(".screen-pop").last()).containsText("UP");
            ana.locator(".details h2").click();
            ana.keyboard().press("n");
            assertThat(ana.locator("#contact-note")).isFocused();
            ana.keyboard().type("Prefiere que la llamen por la tarde");
            ana.keyboard().press("Control+Enter");
            assertThat(ana.locator(".contact-note")).containsText("por la tarde");
            ana.getByRole(AriaRole.BUTTON, named("Cambiar")).click();
            ana.locator(".contact-note textarea").fill("Prefiere correos");
            ana.getByRole(AriaRole.BUTTON, named("Guardar")).click();
            assertThat(ana.locator(".contact-note-text")).hasText("Prefiere correos");
            ana.locator(".contact-notes").scrollIntoViewIfNeeded();
            Accessibility.check(ana, "desk-contact");
            ana.setViewportSize(320, 800);
            ana.keyboard().press("n");
            picture(ana, "desk-contact-320");
            Assertions.assertThat(ana.evaluate("document.documentElement.scrollWidth <= 320"))
                    .isEqualTo(true);
            ana.getByLabel("El contacto también escribe desde").fill("nadie@example.org");
            ana.getByRole(AriaRole.BUTTON, named("Unir")).click();
            assertThat(ana.locator(".addresses .wrong")).containsText("ask a supervisor");
            ana.getByRole(AriaRole.BUTTON, named("Eliminar")).click();
            ana.getByRole(AriaRole.BUTTON, named("Eliminar del todo")).click();
            assertThat(ana.locator(".contact-note")).hasCount(0);
            visitor.getByRole(AriaRole.BUTTON, named("Terminar la conversación"))
                    .click();
        } finally {
            undefine("acme-file");
            undefine("acme-state");
        }
    }

    private static void define(String id, Map<String, Object> more) {
        var pop = new HashMap<String, Object>(more);
        pop.put("name", id);
        pop.put("client", "acme");
        DemoOperation.as("admin")
                .header("If-None-Match", "*")
                .body(pop)
                .put("/api/v1/configuration/screen-pops/" + id)
                .then()
                .statusCode(200);
    }

    private static void undefine(String id) {
        DemoOperation.as("admin")
                .header("If-Match", "\"1\"")
                .delete("/api/v1/configuration/screen-pops/" + id)
                .then()
                .statusCode(204);
    }

    @Test
    void theWidgetNeedsNothingOfAForeignPageButItsOwnHost() throws IOException {
        var visitor = chromium.somebody("en", ColorScheme.DARK);

        try (var elsewhere = new ForeignPage("127.0.0.1:" + RestAssured.port)) {
            allow(elsewhere.origin());
            visitor.navigate(elsewhere.origin());
            visitor.getByRole(AriaRole.BUTTON, named("Open chat")).click();
            visitorWrites(visitor, "Does it work here too?");

            assertThat(visitor.locator("li.contact small")).hasText(Pattern.compile("Sent|Delivered"));
            Accessibility.checkAsItIs(visitor, "widget, dark, en");
            picture(visitor, "08-widget-elsewhere");
            visitor.getByRole(AriaRole.BUTTON, named("End the conversation")).click();
            assertThat(visitor.locator(".status")).containsText("over");
        }
    }

    @Test
    void whoSignsOutLeavesNothingToWhoSignsInNext() {
        var shared = chromium.somebody("es", ColorScheme.LIGHT);
        signIn(shared, "ana");
        shared.evaluate(
                "sessionStorage.setItem('cauce.kept.draft.c1', '{\"text\":\"Querida\"}'); window.before = 'ana'");

        shared.locator(".masthead .menu > button").last().click();
        shared.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Salir"))
                .click();
        shared.locator("input[name=user]").waitFor();
        signIn(shared, "bruno");

        Assertions.assertThat(shared.evaluate("Object.keys(sessionStorage).filter(key => key.includes('draft'))"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
        Assertions.assertThat(shared.evaluate("window.before === undefined")).isEqualTo(true);
    }

    /** Ana asks Bruno, who reads along, then writes to the contact, and leaves. */
    private static void consult(Page ana, Page bruno, Page visitor) {
        ana.getByRole(AriaRole.BUTTON, named("Consultar…")).click();
        ana.locator("select[name=colleague]").selectOption("bruno");
        ana.locator("textarea[name=note]").fill("¿Lo cubre el seguro?");
        Accessibility.check(ana, "desk-consult");
        ana.locator(".dialog-act .primary").click();
        assertThat(bruno.locator(".invitation")).containsText("¿Lo cubre el seguro?");
        Accessibility.check(bruno, "desk-invitation");
        bruno.getByRole(AriaRole.BUTTON, named("Join")).click();
        assertThat(bruno.locator(".message[data-author=contact]").last()).containsText("Yo tampoco tenía red");
        assertThat(ana.locator(".participants")).containsText("Bruno");
        answers(bruno, "Sí, durante dos años");
        assertThat(ana.locator(".message[data-note=true]").last()).containsText("durante dos años");
        visitorWrites(visitor, "¿Sigue ahí?");
        assertThat(bruno.locator(".message[data-author=contact]").last()).containsText("¿Sigue ahí?");
        Accessibility.check(bruno, "desk-consulting");
        bruno.reload();
        assertThat(bruno.locator(".work .entry")).hasCount(1);
        ana.getByRole(AriaRole.BUTTON, named("Dejar que Bruno escriba al contacto"))
                .click();
        bruno.getByRole(AriaRole.BUTTON, named("Message")).click();
        answers(bruno, "Soy Bruno, colega de Ana.");
        assertThat(visitor.locator("li.agent").last()).containsText("colega de Ana");
        picture(ana, "06-conference");
        bruno.getByRole(AriaRole.BUTTON, named("Leave")).click();
        assertThat(bruno.locator(".work .entry")).hasCount(0);
        assertThat(ana.locator(".timeline-mark").last()).containsText("Bruno ha salido");
    }

    private static void aCriticalAlertIsSeenAndAcknowledged(Page sofia) {
        var rule = "/api/v1/configuration/alert-rules/alert-" + UUID.randomUUID();
        DemoOperation.as("admin")
                .header("If-None-Match", "*")
                .body("""
                        {"name":"Alguien espera","client":"acme","operation":"demo","queue":"acme-sales","metric":"waiting",
                         "comparison":"above","threshold":0,"lasting":"PT0S","severity":"critical"}""")
                .put(rule)
                .then()
                .statusCode(200);
        var line = sofia.locator(".alert-line");
        assertThat(line).containsText("Crítica");
        assertThat(line).containsText("Alguien espera");
        Accessibility.checkAsItIs(sofia, "wall with an alert");
        picture(sofia, "03-wall-alert");
        line.getByRole(AriaRole.BUTTON).click();
        assertThat(line).containsText("Reconocida por");
        DemoOperation.as("admin")
                .header("If-Match", "\"1\"")
                .delete(rule)
                .then()
                .statusCode(204);
        assertThat(line).hasCount(0);
    }

    private static void visitorWrites(Page visitor, String text) {
        visitor.locator("textarea").fill(text);
        visitor.locator("textarea").press("Enter");
    }

    private static void answers(Page agent, String text) {
        agent.locator("#message").fill(text);
        agent.locator("#message").press("Enter");
        assertThat(agent.locator(".message[data-author=agent]").last()).containsText(text);
    }

    private static void become(Page agent, String presence) {
        agent.locator(".button.presence").click();
        agent.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName(presence))
                .first()
                .click();
        assertThat(agent.locator(".presence-name")).hasText(presence);
    }

    private static Locator row(Page page, String heading, String name) {
        return page.locator("section[aria-labelledby=" + heading.substring(1) + "] tbody tr")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** The demonstration allows pages of the configured port; tests have another. */
    private static void allow(String origin) {
        var defined = DemoOperation.as("admin")
                .get("/api/v1/configuration/chat-channels/acme-web")
                .then()
                .statusCode(200)
                .extract();
        Map<String, Object> channel = defined.path("definition");
        channel.put("allowedOrigins", List.of(origin));
        DemoOperation.as("admin")
                .header("If-Match", defined.header("ETag"))
                .body(channel)
                .put("/api/v1/configuration/chat-channels/acme-web")
                .then()
                .statusCode(200);
    }
}
