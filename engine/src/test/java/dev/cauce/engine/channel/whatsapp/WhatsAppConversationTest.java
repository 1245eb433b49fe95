package dev.cauce.engine.channel.whatsapp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.channel.testkit.provider.SendLimits;
import dev.cauce.channel.testkit.provider.WebhookPost;
import dev.cauce.channel.whatsapp.Signature;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestSocket;
import dev.cauce.engine.desk.TestStaff;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class WhatsAppConversationTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Tokens tokens;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String channel = "wa-" + mark;
    private final String number = "10" + Long.parseLong(mark, 16);
    private final String another = "20" + Long.parseLong(mark, 16);
    private final String maria = "34" + Long.parseLong(mark, 16);
    private MetaDouble meta;
    private DeskTestOperation operation;
    private TestStaff ana;
    private TestSocket desktop;

    @BeforeEach
    void aNumberLeadsToAna() throws Exception {
        meta = new MetaDouble(number);
        operation = new DeskTestOperation(tokens);
        operation.define("whatsapp-numbers", channel, definition(meta.url()));
        secrets(channel).statusCode(204);
        ana = operation.ana;
        desktop = ana.connect();
        desktop.await("snapshot");
        ana.available();
        await().atMost(SOON)
                .untilAsserted(
                        () -> verified(channel, "verify-me").statusCode(200).body(equalTo("1158201444")));
    }

    @AfterEach
    void metaGoes() {
        meta.close();
    }

    @Test
    void aContactIsAnsweredAndWhatBecameOfTheAnswerComesBack() {
        var first = meta.message(maria, "wamid.1", now(), text("¿Tienen verde?"));
        meta.delivers(channel, first).statusCode(200);
        meta.delivers(channel, first).statusCode(200);
        var conversation = accepts();
        meta.delivers(channel, first).statusCode(200);
        meta.delivers(channel, meta.message(maria, "wamid.2", now(), text("¿O azul?")))
                .statusCode(200);
        meta.refusals.add(new MetaDouble.Refusal(500, 131_000));

        writes(conversation, "Sí, verde");

        var answer = sent(1);
        assertThat(answer.path("to").asText()).isEqualTo(maria);
        assertThat(answer.path("text").path("body").asText()).isEqualTo("Sí, verde");
        meta.delivers(channel, meta.status(answer, "read", "")).statusCode(200);
        assertThat(desktop.await("message.reported").path("status").asText()).isEqualTo("read");
        meta.delivers(channel, meta.status(answer, "delivered", "")).statusCode(200);

        writes(conversation, "¿Algo más?");

        meta.delivers(
                        channel,
                        meta.status(
                                sent(2),
                                "failed",
                                ",\"errors\":[{\"code\":131026,\"title\":\"Message undeliverable\"}]"))
                .statusCode(200);
        var failure = desktop.await("message.reported").path("failure");
        assertThat(failure.path("code").asText()).isEqualTo("whatsapp-131026");
        ana.get(of(conversation))
                .body("text", equalTo(List.of("¿Tienen verde?", "¿O azul?", "Sí, verde", "¿Algo más?")))
                .body("[2].status", equalTo("read"))
                .body("[3].status", equalTo("failed"));
        ends(conversation);
    }

    @Test
    void aTestAsksMetaAboutTheNumber() {
        tested().body("works", equalTo(true))
                .body("steps[1].step", equalTo("number"))
                .body("steps[1].said", equalTo("+34 600 111 222 · Acme · GREEN"));

        operation
                .administrator
                .put("/whatsapp-numbers/" + channel + "/secrets", """
                        {"accessToken":"stale","appSecret":"%s","verifyToken":"verify-me"}""".formatted(MetaDouble.APP_SECRET))
                .statusCode(204);

        tested().body("works", equalTo(false))
                .body("steps[1].trouble", equalTo("sign-in"))
                .body("steps[1].said", equalTo("401 (#190)"));
    }

    private ValidatableResponse tested() {
        return operation
                .administrator
                .request()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/configuration/whatsapp-numbers/" + channel + "/test")
                .then()
                .statusCode(200);
    }

    @Test
    void aWebhookOfTheAppBringsEachNumbersMessagesToItsOwnChannel() {
        var other = "other-" + channel;
        operation.define("whatsapp-numbers", other, definition(meta.url()).replace(number, another));
        secrets(other).statusCode(204);
        await().atMost(SOON).untilAsserted(() -> verified(other, "verify-me").statusCode(200));
        var toOther = meta.message(maria, "wamid.o", now(), text("¿Y aquí?")).replace(number, another);

        meta.delivers(channel, toOther).statusCode(200);

        var conversation = accepts();
        ana.get(of(conversation)).body("text", equalTo(List.of("¿Y aquí?")));
        meta.delivers(channel, toOther.replace(another, "3" + number))
                .statusCode(400)
                .body("errors[0].field", containsString("phone_number_id"));
        ends(conversation);
    }

    @Test
    void filesComeInAndGoOut() {
        meta.media.put("4711", "%PDF-1.7 bill".getBytes(StandardCharsets.UTF_8));
        meta.delivers(
                        channel,
                        meta.message(
                                maria,
                                "wamid.3",
                                now(),
                                "\"type\":\"document\",\"document\":{\"id\":\"4711\",\"mime_type\":\"application/pdf\","
                                        + "\"filename\":\"../bill.pdf\",\"caption\":\"Here\"}"))
                .statusCode(200);
        meta.delivers(
                        channel,
                        meta.message(
                                maria,
                                "wamid.4",
                                now(),
                                "\"type\":\"image\",\"image\":{\"id\":\"4712\",\"mime_type\":\"image/png\"}"))
                .statusCode(200);
        var conversation = accepts();
        await().atMost(SOON).untilAsserted(() -> ana.get(of(conversation))
                .body("", hasSize(2))
                .body("[0].attachments[0].state", equalTo("here"))
                .body("[1].attachments[0].state", equalTo("missing")));
        var file = ana.get(of(conversation))
                .body("[0].text", equalTo("Here"))
                .body("[0].attachments[0].name", equalTo("bill.pdf"))
                .body("[0].attachments[0].size", equalTo(13))
                .body("[1].text", equalTo(""))
                .body("[1].attachments[0].trouble", equalTo("gone"))
                .extract()
                .<String>path("[0].attachments[0].id");
        ana.get("/conversations/" + conversation + "/attachments/" + file)
                .statusCode(200)
                .body(equalTo("%PDF-1.7 bill"));
        var bill = ana.request()
                .multiPart("file", "note.txt", "42 €".getBytes(StandardCharsets.UTF_8), "text/plain")
                .post("/api/v1/agent/conversations/" + conversation + "/attachments")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        ana.post(of(conversation), "{\"text\":\"Yours\",\"attachments\":[\"%s\"]}".formatted(bill))
                .statusCode(202);

        var document = sent(1).path("document");
        assertThat(document.path("id").asText()).isEqualTo("upload-1");
        assertThat(document.path("caption").asText()).isEqualTo("Yours");
        assertThat(document.path("filename").asText()).isEqualTo("note.txt");
        assertThat(meta.uploads).singleElement().satisfies(form -> assertThat(form)
                .contains("name=\"messaging_product\"", "filename=\"note.txt\"", "\r\n\r\n42 €\r\n--"));
        ends(conversation);
    }

    @Test
    void aWebhookIsAnsweredBeforeItsFileIsFetchedAndWhatIsMissingIsFetchedWhenAsked() {
        meta.media.put("4713", "GIF89a".getBytes(StandardCharsets.UTF_8));
        meta.media.put("4714", new byte[0]);
        meta.serving = new CompletableFuture<>();
        var image = "\"type\":\"image\",\"image\":{\"id\":\"4713\",\"caption\":\"Look\"}";
        var delivery = meta.message(maria, "wamid.7", now(), image);

        meta.delivers(channel, delivery).statusCode(200);

        var conversation = accepts();
        ana.get(of(conversation))
                .body("[0].text", equalTo("Look"))
                .body("[0].attachments[0].state", equalTo("fetching"));
        meta.serving.complete(null);
        var came = desktop.await("message.file");
        assertThat(came.path("conversation").asText()).isEqualTo(conversation);
        assertThat(came.path("file").path("state").asText()).isEqualTo("here");
        assertThat(came.path("file").path("size").asInt()).isEqualTo(6);
        meta.delivers(channel, delivery).statusCode(200);
        ana.get(of(conversation)).body("[0].attachments[0].state", equalTo("here"));

        meta.delivers(channel, meta.message(maria, "wamid.8", now(), image.replace("4713", "4714")))
                .statusCode(200);
        var missing = desktop.await("message.file").path("file");
        assertThat(missing.path("trouble").asText()).isEqualTo("gone");
        meta.media.put("4714", "GIF89a".getBytes(StandardCharsets.UTF_8));
        var again = "/conversations/" + conversation + "/attachments/%s/fetch";
        ana.post(again.formatted("0000")).statusCode(404);
        ana.post(again.formatted(missing.path("id").asText())).statusCode(202);
        assertThat(desktop.await("message.file").path("file").path("state").asText())
                .isEqualTo("here");
        ana.post(again.formatted(missing.path("id").asText()))
                .statusCode(409)
                .body("detail", containsString("Download it"));
        ends(conversation);
    }

    @Test
    void whatTheAgentHasReadIsMarkedOnceAndAnswersNameTheirMessagesBothWays() {
        meta.delivers(channel, meta.message(maria, "wamid.a", now(), text("¿Tienen verde?")))
                .statusCode(200);
        meta.delivers(channel, meta.message(maria, "wamid.b", now(), text("¿Abren hoy?")))
                .statusCode(200);
        var conversation = accepts();
        await().atMost(SOON).untilAsserted(() -> ana.get(of(conversation)).body("", hasSize(2)));
        meta.refusals.add(new MetaDouble.Refusal(500, 131_000));

        for (var upTo : List.of(2, 2, 1)) {
            ana.post("/conversations/" + conversation + "/read", "{\"sequence\":%d}".formatted(upTo))
                    .statusCode(204);
        }

        await().atMost(SOON).until(() -> !meta.read.isEmpty());
        var green = ana.get(of(conversation)).extract().<String>path("[0].id");
        ana.post(of(conversation), "{\"text\":\"Sí\",\"answers\":\"nobodys\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("answers"))
                .body("errors[0].value", equalTo("nobodys"));
        ana.post(of(conversation), "{\"text\":\"Sí\",\"answers\":\"%s\"}".formatted(green))
                .statusCode(202);
        assertThat(sent(1).path("context").path("message_id").asText()).isEqualTo("wamid.a");
        var ours = sent(1).path("biz_opaque_callback_data").asText();
        answering("wamid.c", MetaDouble.wamid(ours));
        answering("wamid.d", "wamid.b");
        await().atMost(SOON).untilAsserted(() -> ana.get(of(conversation))
                .body("", hasSize(5))
                .body("[2].answers", equalTo(green))
                .body("[3].answers", equalTo(ours)));
        assertThat(ana.get(of(conversation)).extract().<String>path("[4].answers"))
                .isEqualTo(ana.get(of(conversation)).extract().<String>path("[1].id"));
        assertThat(meta.read).containsExactly("wamid.b");
        ends(conversation);
    }

    @Test
    void aContactWhoGetsTooMuchAtOnceGetsItInOrderWhenMetaTakesIt() {
        meta.delivers(channel, meta.message(maria, "wamid.1", now(), text("Hola")))
                .statusCode(200);
        var conversation = accepts();
        meta.limits = SendLimits.meta();

        writes(conversation, "Primero");
        writes(conversation, "Segundo");

        assertThat(sent(2).path("text").path("body").asText()).isEqualTo("Segundo");
        assertThat(meta.sent).hasSize(2);
        assertThat(meta.busy).containsExactly(new MetaDouble.Refusal(400, 131_056));
        ends(conversation);
    }

    private void answering(String wamid, String answered) {
        var context = "\"context\":{\"from\":\"15550783881\",\"id\":\"%s\"},".formatted(answered);
        meta.delivers(channel, meta.message(maria, wamid, now(), context + text("Esa")))
                .statusCode(200);
    }

    @Test
    void whateverMetasPostDoesAStatusStaysWhereItIsAndErrorsAreToldByTheirKind() {
        meta.delivers(channel, meta.message(maria, "wamid.1", now(), text("Hola")))
                .statusCode(200);
        var conversation = accepts();
        writes(conversation, "Sí");
        var answer = sent(1);
        var post = new WebhookPost(
                (body, headers) -> meta.delivers(
                                channel,
                                new String(body, StandardCharsets.UTF_8),
                                String.valueOf(headers.get("x-hub-signature-256")))
                        .extract()
                        .statusCode(),
                body -> Map.of("x-hub-signature-256", Signature.of(body, MetaDouble.APP_SECRET)),
                WebhookPost.Habits.meta(),
                new Random(4),
                Instant.now());
        for (var status : List.of("read", "delivered", "sent", "delivered", "failed")) {
            post.post(meta.status(answer, status, ""));
        }

        post.pass(Duration.ofDays(8));

        assertThat(post.lost()).isEmpty();
        var settled = desktop.await("message.reported").path("status").asText();
        assertThat(List.of("delivered", "read", "failed")).contains(settled);
        for (var code : List.of(131_047, 131_049)) {
            meta.refusals.add(new MetaDouble.Refusal(400, code));
            writes(conversation, "¿" + code + "?");
            await().atMost(SOON).untilAsserted(() -> ana.get(of(conversation))
                    .body("find { it.text == '¿%d?' }.status".formatted(code), equalTo("failed"))
                    .body("find { it.text == '¿%d?' }.failure.code".formatted(code), equalTo("whatsapp-" + code)));
        }
        ends(conversation);
    }

    @Test
    void afterADayNothingIsSentAndTheReasonIsTold() {
        long written = now() - Duration.ofHours(25).toSeconds();
        meta.delivers(channel, meta.message(maria, "wamid.5", written, text("Late")))
                .statusCode(200);
        var conversation = accepts();

        writes(conversation, "Hello?");

        var report = desktop.await("message.reported");
        assertThat(report.path("failure").path("code").asText()).isEqualTo("window-closed");
        assertThat(report.path("failure").path("text").asText()).contains("24 hours");
        assertThat(meta.sent).isEmpty();
        ana.get("/conversations/" + conversation + "/service-window")
                .statusCode(200)
                .body("open", equalTo(false))
                .body(
                        "windowClosesAt",
                        equalTo(Instant.ofEpochSecond(written)
                                .plus(Duration.ofHours(24))
                                .toString()));
        ends(conversation);
    }

    @Test
    void aTemplateReachesWhoHasBeenSilentAndOnlyAsApproved() {
        meta.templates = templates("APPROVED");
        long written = now() - Duration.ofHours(25).toSeconds();
        meta.delivers(channel, meta.message(maria, "wamid.7", written, text("Late")))
                .statusCode(200);
        var conversation = accepts();
        var templates = "/conversations/" + conversation + "/templates";
        ana.get(templates)
                .statusCode(200)
                .body("name", equalTo(List.of("order_ready")))
                .body("[0].body", equalTo("Hola {{1}}, su pedido {{2}} está listo."))
                .body("[0].parameters", equalTo(2));
        refuses(templates, "no_such", "es", "[\"Ana\",\"17\"]", "name");
        refuses(templates, "order_ready", "fr", "[\"Ana\",\"17\"]", "language");
        refuses(templates, "order_ready", "es", "[\"Ana\"]", "parameters");
        refuses(templates, "order_ready", "es", "[\"Ana\",\" \"]", "parameters[1]");
        var key = UUID.randomUUID().toString();
        var body = template("order_ready", "es", "[\"Ana\",\"17\"]");

        ana.post(templates, body, key).statusCode(202);
        ana.post(templates, body, key).statusCode(202);

        var told = sent(1);
        assertThat(told.path("type").asText()).isEqualTo("template");
        assertThat(told.path("template").path("name").asText()).isEqualTo("order_ready");
        assertThat(told.at("/template/language/code").asText()).isEqualTo("es");
        assertThat(told.at("/template/components/0/parameters/1/text").asText()).isEqualTo("17");
        await().atMost(SOON).untilAsserted(() -> ana.get(of(conversation))
                .body("text", equalTo(List.of("Late", "Hola Ana, su pedido 17 está listo."))));
        assertThat(meta.lists).hasValue(1);

        meta.templates = templates("PAUSED");
        meta.delivers(channel, """
                        {"object":"whatsapp_business_account","entry":[{"id":"%s","time":1767607260,"changes":[
                        {"field":"message_template_status_update","value":{"event":"PAUSED","message_template_id":1,
                        "message_template_name":"order_ready","message_template_language":"es"}}]}]}""".formatted(MetaDouble.ACCOUNT)).statusCode(200);

        ana.get(templates).statusCode(200).body("", hasSize(0));
        ends(conversation);
    }

    private void refuses(String templates, String name, String language, String parameters, String field) {
        ana.post(templates, template(name, language, parameters))
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    private static String template(String name, String language, String parameters) {
        return "{\"name\":\"%s\",\"language\":\"%s\",\"parameters\":%s}".formatted(name, language, parameters);
    }

    private static String templates(String status) {
        return """
                {"data":[{"name":"order_ready","language":"es","status":"%s","category":"UTILITY",
                "components":[{"type":"BODY","text":"Hola {{1}}, su pedido {{2}} está listo."}]},
                {"name":"with_picture","language":"es","status":"APPROVED","category":"MARKETING","components":[
                {"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"Mire"}]}]}""".formatted(status);
    }

    @Test
    void whatIsNotMetasOrNotAsDocumentedIsRefusedClearlyAndSecretsAreNeverShown() {
        var webhook = meta.message(maria, "wamid.6", now(), text("Hi"));
        meta.delivers(channel, webhook, "sha256=" + "0".repeat(64))
                .statusCode(403)
                .body("detail", containsString("X-Hub-Signature-256"));
        meta.delivers(channel, "{\"object\":")
                .statusCode(400)
                .body("errors[0].field", equalTo("body"))
                .body("errors[0].message", containsString("JSON"));
        meta.delivers(channel, webhook.replace(number, "1"))
                .statusCode(400)
                .body("errors[0].field", equalTo("entry[0].changes[0].value.metadata.phone_number_id"));
        meta.delivers("nobodys", webhook).statusCode(404);
        meta.delivers(channel, "{\"pad\":\"" + "x".repeat(3_145_728) + "\"}").statusCode(413);
        verified(channel, "guessed").statusCode(403);
        operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(definition(meta.url()))
                .put("/api/v1/configuration/whatsapp-numbers/other-" + channel)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("phoneNumberId"))
                .body("errors[0].value", equalTo(number))
                .body("errors[0].message", containsString(channel));
        var globex = definition(meta.url())
                .replace(operation.client.value(), operation.otherClient.value())
                .replace(operation.sales, operation.billing);
        operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(globex)
                .put("/api/v1/configuration/whatsapp-numbers/globex-" + channel)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("phoneNumberId"))
                .body("errors[0].message", containsString("another channel"))
                .body("errors[0].message", not(containsString(channel)));
        operation.define(
                "whatsapp-numbers", "other-" + channel, definition(meta.url()).replace(number, another));
        await().atMost(SOON).untilAsserted(() -> meta.delivers("other-" + channel, webhook)
                .statusCode(503)
                .body("detail", containsString("secrets are not set")));
        operation
                .administrator
                .get("/whatsapp-numbers/" + channel)
                .statusCode(200)
                .body("definition.phoneNumberId", equalTo(number))
                .body("toString()", not(containsString(MetaDouble.TOKEN)));
        operation
                .administrator
                .put("/whatsapp-numbers/" + channel + "/secrets", "{\"accessToken\":\"x\",\"appSecret\":\" \"}")
                .statusCode(400)
                .body("errors.field", equalTo(List.of("appSecret", "verifyToken")));
        operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(definition("ftp://x").replace("v23.0", "latest"))
                .put("/api/v1/configuration/whatsapp-numbers/bad-" + channel)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("apiUrl", "apiVersion")));
    }

    private String definition(String url) {
        return """
                {"name":"Acme","client":"%s","queue":"%s","phoneNumberId":"%s","businessAccountId":"%s","apiUrl":"%s","apiVersion":"v23.0"}""".formatted(operation.client, operation.sales, number, MetaDouble.ACCOUNT, url);
    }

    private ValidatableResponse secrets(String of) {
        return operation.administrator.put(
                "/whatsapp-numbers/" + of + "/secrets", """
                        {"accessToken":"%s","appSecret":"%s","verifyToken":"verify-me"}""".formatted(MetaDouble.TOKEN, MetaDouble.APP_SECRET));
    }

    private static ValidatableResponse verified(String channel, String token) {
        return given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.challenge", "1158201444")
                .queryParam("hub.verify_token", token)
                .get("/api/channels/whatsapp/v1/" + channel)
                .then();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static String text(String words) {
        return "\"type\":\"text\",\"text\":{\"body\":\"%s\"}".formatted(words);
    }

    private String accepts() {
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        ana.post("/offers/" + offer + "/accept").statusCode(200);
        return desktop.await("conversation.assigned")
                .path("conversation")
                .path("id")
                .asText();
    }

    private void writes(String conversation, String words) {
        ana.post(of(conversation), "{\"text\":\"%s\"}".formatted(words)).statusCode(202);
    }

    private JsonNode sent(int count) {
        await().atMost(SOON).until(() -> meta.sent.size() >= count);
        return meta.sent.get(count - 1);
    }

    private void ends(String conversation) {
        ana.post("/conversations/" + conversation + "/close").statusCode(204);
        ana.post("/conversations/" + conversation + "/wrap-up", "{\"disposition\":\"%s\"}".formatted(operation.sold))
                .statusCode(204);
    }

    private static String of(String conversation) {
        return "/conversations/" + conversation + "/messages";
    }
}
