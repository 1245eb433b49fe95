package dev.cauce.engine.channel.email;

import static dev.cauce.engine.desk.DeskTestOperation.accepts;
import static dev.cauce.engine.desk.DeskTestOperation.writes;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.InboundPublisher;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.StoredTimeline;
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
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class MovedConversationTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Tokens tokens;

    @Inject
    InboundPublisher contacts;

    @Inject
    StoredTimeline timeline;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String mailbox = "mail-" + mark;
    private final String whatsApp = "wa-" + mark;
    private final String ours = "support-" + mark + "@acme.example";
    private final String maria = "maria-" + mark + "@example.org";
    private final String phone = "34" + Long.parseLong(mark, 16);
    private MailServers servers;
    private DeskTestOperation operation;
    private TestStaff ana;
    private TestSocket desktop;
    private TestSocket visitor;
    private String conversation;

    @BeforeEach
    void anaTalksToAVisitor() throws Exception {
        servers = MailServers.make().start().with(ours);
        operation = new DeskTestOperation(tokens);
        operation.mailbox(mailbox, ours, servers.imapPort, servers.smtpPort, "secret-of-the-mailbox");
        ana = operation.ana;
        desktop = ana.connect();
        visitor = operation.visitor();
        conversation = accepts(ana, desktop, visitor);
    }

    @AfterEach
    void theServersGo() {
        operation.undefine("mailboxes", mailbox);
        servers.close();
    }

    @Test
    void aChatWhoseVisitorLeftGoesOnByEmailAndStaysOneConversationForSixTurns() throws Exception {
        ana.post(of("/notes"), "{\"text\":\"Sounds angry\"}").statusCode(202);
        ana.post(of("/messages"), "{\"text\":\"One moment\"}").statusCode(202);
        visitor.await("message", frame -> frame.path("text").asText().equals("One moment"));
        visitor.close();
        var subject = "Su conversación con Acme";
        ana.get(of("/channels"))
                .statusCode(200)
                .body("threads.channel", equalTo(List.of("chat")))
                .body("threads.current", equalTo(List.of(true)))
                .body("choices.channelId", equalTo(List.of(mailbox)))
                .body("choices[0].subject", equalTo(subject))
                .body("choices[0].typed", equalTo(true));

        moves(mailbox, " M" + maria.substring(1) + " ", "move-1").statusCode(200);
        var moved = moves(mailbox, maria, "move-1")
                .statusCode(200)
                .body("threads.find { it.current }.channel", equalTo("email"))
                .body("threads.find { it.current }.address", equalTo(maria))
                .body("choices[0].addresses", equalTo(List.of(maria)))
                .extract()
                .<String>path("threads.find { it.current }.thread");
        ana.post(of("/messages"), """
                {"text":"Here I am","letter":{"subject":"Your boots","quotesConversation":true}}""").statusCode(202);

        var first = letter(1);
        assertThat(first.getSubject()).startsWith("Your boots");
        assertThat(MailServers.text(first))
                .startsWith("Here I am")
                .contains("> Hello?", "> One moment", "> Ana, ")
                .doesNotContain("angry");
        ana.post(of("/messages"), "{\"text\":\"Are you there?\"}").statusCode(202);
        var second = letter(2);
        assertThat(second.getSubject()).startsWith("Your boots");
        assertThat(second.getHeader("References", " ")).contains(first.getMessageID());

        replies(second, "Yes, by e-mail");
        replies(second, "Yes, by e-mail");
        var told = desktop.await(
                "message", frame -> frame.path("message").path("text").asText().equals("Yes, by e-mail"));
        assertThat(told.path("message").path("conversation").asText()).isEqualTo(conversation);
        assertThat(told.path("message").path("thread").asText()).isEqualTo(moved);
        ana.post(of("/messages"), "{\"text\":\"Then it is settled\"}").statusCode(202);
        assertThat(letter(3).getSubject()).startsWith("Re: Your boots");
        assertThat(MailServers.text(letter(3))).contains("> Yes, by e-mail");

        await().untilAsserted(() -> ana.get(of("/messages"))
                .body("text", hasItem("Then it is settled"))
                .body("size()", equalTo(7))
                .body("place", equalTo(List.of(1, 2, 3, 4, 5, 6, 7)))
                .body("sequence", equalTo(List.of(1, 2, 3, 1, 2, 3, 4)))
                .body("letter.subject", equalTo(List.of("Your boots", "Re: Your boots")))
                .body("[6].text", equalTo("Then it is settled")));
        ana.get(of("/messages?before=4&limit=1")).body("text", equalTo(List.of("One moment")));
        operation.sofia.get(of("/messages?before=5&limit=1")).body("thread", equalTo(List.of(moved)));
        ana.post(of("/read"), "{\"sequence\":7}").statusCode(204);
        await().untilAsserted(() -> ana.get("/state")
                .body("conversations.id", equalTo(List.of(conversation)))
                .body("conversations.unread", equalTo(List.of(0))));
        ana.get(of("/contact")).body("addresses.address", hasItems(maria));
        assertThat(audited("conversations", "move")).containsExactly(conversation + " email");
        assertThat(audited("contacts", "merge")).hasSize(1);
        assertThat(given().get("/q/metrics").asString()).contains("cauce_conversation_moved_total{to=\"email\"");

        ana.post(of("/close")).statusCode(204);
        moves(mailbox, maria, "move-1").statusCode(200);
        moves(mailbox, maria, "move-2").statusCode(409).body("detail", containsString("over"));
        ana.post(of("/wrap-up"), "{\"disposition\":\"%s\"}".formatted(operation.sold))
                .statusCode(204);
        replies(letter(3), "One thing more");
        assertThat(desktop.await("offer.made")
                        .path("offer")
                        .path("conversation")
                        .asText())
                .isNotEqualTo(conversation);
    }

    @Test
    void whatIsWrittenWhereItWasStillComesIntoItAndItCanGoBack() {
        moves(mailbox, maria, "move-1").statusCode(200);
        assertThat(writes(visitor, "I am back")).isEqualTo(conversation);
        visitor.send("{\"type\":\"close\"}");
        ana.post(of("/messages"), "{\"text\":\"By letter\"}").statusCode(202);
        desktop.await(
                "message", frame -> frame.path("message").path("text").asText().equals("By letter"));
        var address = ana.get(of("/channels"))
                .body("threads.size()", equalTo(2))
                .extract()
                .<String>path("threads.find { !it.current }.address");

        moves(operation.chat, address, "move-2").statusCode(200);
        moves(mailbox, maria, "move-1").statusCode(200).body("threads.find { it.current }.channel", equalTo("chat"));
        ana.post(of("/messages"), "{\"text\":\"By chat again\"}").statusCode(202);

        visitor.await("message", frame -> frame.path("text").asText().equals("By chat again"));
        assertThat(visitor.frames()).noneMatch(frame -> frame.toString().contains("By letter"));
        ana.get(of("/messages")).body("text", equalTo(List.of("Hello?", "I am back", "By letter", "By chat again")));
    }

    @Test
    void whoeverIsGivenItWritesWhereItIs() throws Exception {
        moves(mailbox, maria, "move-1").statusCode(200);
        var other = operation.bruno.connect();
        other.await("snapshot");
        operation.bruno.available();
        ana.post(of("/transfer"), "{\"agent\":\"%s\",\"note\":\"By e-mail\"}".formatted(operation.bruno.user()))
                .statusCode(204);
        var offer = other.await("offer.made").path("offer").path("id").asText();
        operation.bruno.post("/offers/" + offer + "/accept").statusCode(200);

        operation.bruno.post(of("/messages"), "{\"text\":\"I go on\"}").statusCode(202);

        assertThat(MailServers.text(letter(1))).startsWith("I go on");
        assertThat(letter(1).getSubject()).startsWith("Su conversación con Acme");
        await().untilAsserted(() -> operation
                .bruno
                .get(of("/messages"))
                .body("text", equalTo(List.of("Hello?", "By e-mail", "I go on")))
                .body("place", equalTo(List.of(1, 2, 3))));
        moves(operation.chat, maria, "move-2").statusCode(404);
    }

    @Test
    void whereItCannotGoOnIsSaid() throws Exception {
        moves("nowhere", maria, "1").statusCode(400).body("errors[0].field", equalTo("channel"));
        moves(operation.chat, maria, "2").statusCode(400).body("errors[0].message", containsString("written to first"));
        moves(mailbox, "maria", "3")
                .statusCode(400)
                .body("errors[0].field", equalTo("address"))
                .body("errors[0].value", equalTo("maria"));
        ana.post(of("/channels"), "{}").statusCode(400);
        operation
                .bruno
                .post(of("/channels"), "{\"channel\":\"%s\",\"address\":\"%s\"}".formatted(mailbox, maria))
                .statusCode(404);
        operation.frank.get(of("/channels")).statusCode(404);
        ana.post(of("/messages"), "{\"text\":\"x\",\"letter\":{\"subject\":\"Boots\"}}")
                .statusCode(400)
                .body("errors[0].field", equalTo("letter"));

        operation.define("whatsapp-numbers", whatsApp, """
                {"name":"Acme","client":"%s","queue":"%s","phoneNumberId":"%d","apiVersion":"v23.0"}""".formatted(
                        operation.client, operation.support, Long.parseLong(mark, 16)));
        await().untilAsserted(() -> ana.get(of("/channels")).body("choices.channel", hasItem("whatsapp")));
        var written = new ContactAddress(operation.client.value(), whatsApp, phone);
        contacts.publish(new ChannelEvent.MessageReceived(
                        "wamid-" + mark, written, Instant.now(), null, List.of(new Part.Text("¿Hola?"))))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        await().atMost(SOON).until(() -> !timeline.after(written, 0, 1)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .isEmpty());
        moves(whatsApp, "+" + phone, "4").statusCode(409).body("detail", containsString("another contact's"));
        writes(visitor, "My number is " + phone);
        ana.post(of("/contact/addresses"), "{\"address\":\"%s\"}".formatted(phone))
                .statusCode(204);
        moves(whatsApp, phone, "5").statusCode(409).body("detail", containsString("another open conversation"));
        ana.get(of("/channels")).body("threads.size()", equalTo(1));
        operation.undefine("whatsapp-numbers", whatsApp);
    }

    @Test
    void onWhatsAppTheWindowCountsThere() {
        operation.define("whatsapp-numbers", whatsApp, """
                {"name":"Acme","client":"%s","queue":"%s","phoneNumberId":"%d","apiVersion":"v23.0"}""".formatted(
                        operation.client, operation.sales, Long.parseLong(mark, 16)));
        ana.get(of("/service-window")).statusCode(404);
        moves(whatsApp, "+34 (600) " + phone, "1").statusCode(400).body("errors[0].message", containsString("+34"));
        moves(whatsApp, "+" + phone, "2").statusCode(200);
        ana.get(of("/service-window")).statusCode(200).body("open", equalTo(false));

        ana.post(of("/messages"), "{\"text\":\"Hello there\"}").statusCode(202);

        assertThat(desktop.await("message.reported")
                        .path("failure")
                        .path("code")
                        .asText())
                .isEqualTo("window-closed");
        ana.get(of("/messages"))
                .body("[1].failure.code", equalTo("window-closed"))
                .body("[1].letter", equalTo(null))
                .body("text", not(hasItem("")));
        operation.undefine("whatsapp-numbers", whatsApp);
    }

    private ValidatableResponse moves(String channel, String address, String key) {
        return ana.post(
                of("/channels"), "{\"channel\":\"%s\",\"address\":\"%s\"}".formatted(channel, address), key + mark);
    }

    private void replies(MimeMessage letter, String text) throws Exception {
        servers.send(
                """
                From: María <%s>
                To: %s
                Subject: Re: Your boots
                Message-ID: <%s@example.org>
                In-Reply-To: %s
                References: %s
                Content-Type: text/plain; charset=utf-8

                %s
                """.formatted(
                                maria,
                                ours,
                                UUID.nameUUIDFromBytes((mark + text).getBytes(StandardCharsets.UTF_8)),
                                letter.getMessageID(),
                                letter.getMessageID(),
                                text),
                ours);
    }

    private MimeMessage letter(int number) throws Exception {
        await().atMost(SOON).until(() -> servers.received(maria).size() >= number);
        return servers.received(maria).get(number - 1);
    }

    private List<String> audited(String kind, String action) {
        return operation
                .administrator
                .get("/audit?limit=50")
                .extract()
                .jsonPath()
                .getList("findAll { it.kind == '%s' && it.action == '%s' && it.subject.startsWith('%s') }.subject"
                        .formatted(kind, action, conversation));
    }

    private String of(String path) {
        return "/conversations/" + conversation + path;
    }
}
