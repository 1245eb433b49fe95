package dev.cauce.engine.channel.email;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Payload;
import dev.cauce.engine.channel.StoredTimeline;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestSocket;
import dev.cauce.engine.desk.TestStaff;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.Overloaded;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class MailConversationTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Tokens tokens;

    @Inject
    MailTaker taker;

    @Inject
    MailboxPositions positions;

    @Inject
    ScopedTransactions transactions;

    @Inject
    ChannelSecrets secrets;

    @Inject
    StoredTimeline timeline;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String mailbox = "mail-" + mark;
    private final String ours = "support-" + mark + "@acme.example";
    private final String maria = "maria-" + mark + "@example.org";
    private MailServers servers;
    private DeskTestOperation operation;
    private TestStaff ana;
    private TestSocket desktop;

    @BeforeEach
    void aMailboxLeadsToAna() throws Exception {
        servers = MailServers.make().start().with(ours);
        operation = new DeskTestOperation(tokens);
        ana = operation.ana;
        desktop = ana.connect();
        desktop.await("snapshot");
        ana.available();
    }

    @AfterEach
    void theServersGo() {
        operation.undefine("mailboxes", mailbox);
        servers.close();
    }

    @Test
    void aMailIsRoutedAndAnsweredAndStaysOneThreadForSixTurns() throws Exception {
        mailbox(servers.smtpPort);
        servers.send(mail("<first@example.org>", "", "Factura", "¿Dónde está?"), ours);
        var conversation = accepts();
        for (int turn = 1; turn <= 3; turn++) {
            writes(conversation, "Answer " + turn);
            var letter = letter(turn);
            assertThat(letter.getSubject()).startsWith("Re: Factura");
            assertThat(letter.getHeader("References", " ")).contains("<first@example.org>");
            assertThat(MailServers.text(letter)).contains("Answer " + turn).contains("> ");
            if (turn < 3) {
                servers.send(
                        mail(
                                "<turn%d@example.org>".formatted(turn),
                                "In-Reply-To: %s\nReferences: %s %s\n"
                                        .formatted(
                                                letter.getMessageID(),
                                                letter.getHeader("References", " "),
                                                letter.getMessageID()),
                                letter.getSubject(),
                                "Reply " + turn),
                        ours);
                var reply = "Reply " + turn;
                desktop.await(
                        "message",
                        frame -> frame.path("message").path("text").asText().equals(reply));
            }
        }
        ana.get(of(conversation))
                .statusCode(200)
                .body(
                        "text",
                        equalTo(List.of("¿Dónde está?", "Answer 1", "Reply 1", "Answer 2", "Reply 2", "Answer 3")))
                .body("sequence", equalTo(List.of(1, 2, 3, 4, 5, 6)))
                .body("[0].letter.subject", equalTo("Factura"))
                .body("[0].letter.from", equalTo(maria));
    }

    @Test
    void filesAndLayoutComeInHarmlessAndFilesGoOut() throws Exception {
        mailbox(servers.smtpPort);
        servers.send("""
                From: María <%s>
                To: %s
                Subject: Photo
                Message-ID: <photo-%s@example.org>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/html; charset=utf-8

                <p onclick="x()">See <b>here</b><script>alert(1)</script></p>
                --b
                Content-Type: text/html; name="../evil.html"
                Content-Disposition: attachment; filename="../evil.html"

                <script>alert(1)</script>
                --b--
                """.formatted(maria, ours, mark), ours);
        var conversation = accepts();
        var file = ana.get(of(conversation))
                .body("[0].text", equalTo("See here"))
                .body("[0].html", containsString("<b>here</b>"))
                .body("[0].html", not(containsString("script")))
                .extract()
                .<String>path("[0].attachments[0].id");
        ana.get("/conversations/" + conversation + "/attachments/" + file)
                .statusCode(200)
                .header("Content-Type", containsString("text/plain"))
                .header("Content-Disposition", containsString("evil.html"));

        var bill = ana.request()
                .multiPart("file", "bill.txt", "42 €".getBytes(StandardCharsets.UTF_8), "text/plain")
                .post("/api/v1/agent/conversations/" + conversation + "/attachments")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        ana.post(of(conversation), "{\"text\":\"Here\",\"attachments\":[\"%s\"]}".formatted(bill))
                .statusCode(202);

        var sent = Objects.requireNonNull(MailServers.file(letter(1)));
        assertThat(sent.getFileName()).isEqualTo("bill.txt");
    }

    @Test
    void whileTheServerIsAwayAnswersWaitAndThenArriveOnceAndInOrder() throws Exception {
        try (var outgoing = MailServers.make()) {
            mailbox(outgoing.smtpPort);
            servers.send(mail("<away@example.org>", "", "Away", "Hello"), ours);
            var conversation = accepts();
            List.of("One", "Two", "Three").forEach(text -> writes(conversation, text));

            outgoing.start();

            await().atMost(SOON).until(() -> outgoing.received(maria).size() == 3);
            assertThat(outgoing.received(maria).stream().map(MailConversationTest::firstLine))
                    .containsExactly("One", "Two", "Three");
            ana.get(of(conversation)).body("status", equalTo(List.of("sent", "sent", "sent", "sent")));
        }
    }

    @Test
    void whatNoServerWouldTakeFailsWithItsReasonAndHoldsNothingBack() throws Exception {
        mailbox(servers.smtpPort);
        servers.send(mail("<bad@example.org>", "Reply-To: nobody@not..there\n", "Bad", "Hello"), ours);
        var conversation = accepts();
        writes(conversation, "Anyone?");

        var report = desktop.await("message.reported");

        assertThat(report.path("status").asText()).isEqualTo("failed");
        assertThat(report.path("failure").path("code").asText()).isEqualTo("bad-address");
        ana.get(of(conversation))
                .body("[1].status", equalTo("failed"))
                .body("[1].failure.code", equalTo("bad-address"));
    }

    @Test
    void aMailThatWasDurableBeforeItWasMarkedIsReadAgainAndDoublesNothing() throws Exception {
        var content = mail("<twice@example.org>", "", "Twice", "Only once");
        mailbox(servers.smtpPort);
        taker.take(new Payload(
                new ContactAddress(operation.client.value(), mailbox, ours),
                Instant.now(),
                content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));

        servers.send(content, ours);
        servers.send(mail("<after@example.org>", "References: <twice@example.org>\n", "Twice", "The next"), ours);

        var conversation = accepts();
        await().atMost(SOON)
                .untilAsserted(() -> ana.get(of(conversation)).body("text", equalTo(List.of("Only once", "The next"))));
    }

    @Test
    void aRushOfRequestsKeepsNoMailFromBeingTakenUp() throws Exception {
        mailbox(servers.smtpPort);
        var rush = new CompletableFuture<Void>();
        var refused = new AtomicBoolean();
        try {
            while (!refused.get()) {
                transactions
                        .withConnection(
                                ClientScope.everyone(), _ -> Uni.createFrom().completionStage(rush))
                        .subscribe()
                        .with(_ -> {}, failure -> refused.compareAndSet(false, failure instanceof Overloaded));
            }

            var taken = taker.take(new Payload(
                    new ContactAddress(operation.client.value(), mailbox, ours), Instant.now(), """
                            From: %s
                            Message-ID: <rush@example.org>
                            Content-Type: application/pdf; name="a.pdf"

                            %%PDF
                            """.formatted(maria)
                            .getBytes(StandardCharsets.UTF_8)));

            assertThat(taken).isEqualTo(MailTaker.Taken.DURABLE);
            assertThat(secrets.of(mailbox, accounts("127.0.0.1")).await().atMost(SOON))
                    .contains("secret-of-the-mailbox");
            assertThat(timeline.before(new ContactAddress("none", "none", "none"), 1, 1)
                            .toCompletableFuture()
                            .get(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isEmpty();
        } finally {
            rush.complete(null);
        }
    }

    @Test
    void copiesGoToThoseTheAgentNamesAndTheHiddenOnesAreNamedNowhere() throws Exception {
        mailbox(servers.smtpPort);
        servers.send(mail("<copies@example.org>", "", "Copies", "Please tell my boss"), ours);
        var conversation = accepts();

        ana.post(of(conversation), """
                {"text":"Told","letter":{"cc":["boss@example.org"],"bcc":["auditor@example.org"]}}""").statusCode(202);

        var letter = letter(1);
        assertThat(letter.getHeader("Cc", " ")).contains("boss@example.org");
        assertThat(letter.getHeader("Bcc")).isNull();
        await().atMost(SOON).until(() -> servers.handed(letter.getMessageID()) == 3);
        await().untilAsserted(() -> ana.get(of(conversation))
                .body("[1].letter.cc", equalTo(List.of("boss@example.org")))
                .body("[1].letter.bcc", equalTo(List.of("auditor@example.org"))));
        ana.post(of(conversation), "{\"text\":\"x\",\"letter\":{\"cc\":[\"nobody at all\"]}}")
                .statusCode(400)
                .body("errors[0].field", equalTo("letter.cc[0]"))
                .body("errors[0].message", containsString("e-mail address"));
        var many = IntStream.range(0, 11)
                .mapToObj(n -> "\"a%d@x.org\"".formatted(n))
                .toList();
        ana.post(of(conversation), "{\"text\":\"x\",\"letter\":{\"to\":%1$s,\"cc\":%1$s}}".formatted(many))
                .statusCode(400)
                .body("errors[0].message", containsString("At most 20"));
    }

    @Test
    void anAddressThatBouncedForEverGetsNothingMoreUntilThatIsLifted() throws Exception {
        mailbox(servers.smtpPort);
        servers.send(mail("<bounces@example.org>", "", "Bounces", "Hello"), ours);
        var conversation = accepts();
        writes(conversation, "One");
        servers.send(bounce("4.4.7", letter(1).getMessageID()), ours);
        assertThat(desktop.await("message.reported")
                        .path("failure")
                        .path("code")
                        .asText())
                .isEqualTo("bounced-4.4.7");
        writes(conversation, "Two");
        servers.send(bounce("5.1.1", letter(2).getMessageID()), ours);
        assertThat(desktop.await("message.reported")
                        .path("failure")
                        .path("code")
                        .asText())
                .isEqualTo("bounced-5.1.1");
        await().atMost(SOON)
                .untilAsserted(() -> suppressed(operation.client.value()).body("address", equalTo(List.of(maria))));

        writes(conversation, "Three");

        var refusal = desktop.await("message.reported").path("failure");
        assertThat(refusal.path("code").asText()).isEqualTo("suppressed");
        assertThat(refusal.path("text").asText()).contains(maria, "550 5.1.1 gone", "UTC", "administrator");
        assertThat(servers.received(maria)).hasSize(2);
        var id = suppressed(operation.client.value())
                .body("[0].code", equalTo("bounced-5.1.1"))
                .body("[0].mailbox", equalTo(mailbox))
                .extract()
                .<String>path("[0].id");
        suppressed(operation.otherClient.value()).body("size()", equalTo(0));
        var path = "/api/v1/configuration/suppressed-addresses/" + id;
        ana.request().delete(path).then().statusCode(403);
        operation.administrator.request().delete(path).then().statusCode(204);
        operation.administrator.request().delete(path).then().statusCode(404).body("detail", containsString("lifted"));
        operation
                .administrator
                .get("/audit?limit=1000")
                .body("find { it.subject == '%s' }.action".formatted(id), equalTo("lift"));
        writes(conversation, "Four");
        assertThat(firstLine(letter(3))).isEqualTo("Four");
        var metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("cauce_mail_suppressed_total{act=\"added\",channel=\"%s\"".formatted(mailbox))
                .contains("cauce_mail_suppressed_total{act=\"refused\",channel=\"%s\"".formatted(mailbox))
                .contains("cauce_mail_suppressed_total{act=\"lifted\",channel=\"%s\"".formatted(mailbox));
    }

    private ValidatableResponse suppressed(String client) {
        return operation
                .administrator
                .get("/suppressed-addresses?client=" + client)
                .statusCode(200);
    }

    private String bounce(String status, String messageId) {
        return """
                From: MAILER-DAEMON@mx.example.org
                To: %s
                Subject: Undelivered
                Message-ID: <%s-%s@mx.example.org>
                Auto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b

                It could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; %s
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; 550 %s gone

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --b--
                """.formatted(ours, status, mark, maria, status, status, messageId);
    }

    @Test
    void aPositionHoldsForItsAccountAndNotForTheNextOne() {
        var now = Instant.now();
        var until = now.plusSeconds(60);
        var old = new MailboxPositions.Place(mailbox, operation.client, "support@old.example:993");
        var leased = positions.lease(old, "reader", now, until).orElseThrow();
        positions.move(old, "reader", leased, new MailboxPositions.Position(1L, 700));

        var moved = new MailboxPositions.Place(mailbox, operation.client, "support@new.example:993");

        assertThat(positions.lease(moved, "reader", now, until)).contains(new MailboxPositions.Position(null, 0));
        assertThat(positions.lease(old, "reader", now, until)).contains(new MailboxPositions.Position(1L, 700));
    }

    @Test
    void aReaderThatWasReplacedMovesNoPositionBack() {
        var now = Instant.now();
        var until = now.plusSeconds(60);
        var place = new MailboxPositions.Place(mailbox, operation.client, "support@acme.example:993");
        var leased = positions.lease(place, "reader", now, until).orElseThrow();
        positions.move(place, "reader", leased, new MailboxPositions.Position(2L, 10));

        positions.move(place, "reader", leased, new MailboxPositions.Position(1L, 900));
        positions.move(place, "reader", new MailboxPositions.Position(2L, 3), new MailboxPositions.Position(2L, 4));

        assertThat(positions.lease(place, "reader", now, until)).contains(new MailboxPositions.Position(2L, 10));
    }

    @Test
    void aPasswordIsNeverShownAndAServerElsewhereIsSpokenToEncrypted() {
        mailbox(servers.smtpPort);
        operation
                .administrator
                .get("/mailboxes/" + mailbox)
                .statusCode(200)
                .body("definition.imap.user", equalTo(ours))
                .body("toString()", not(containsString("secret-of-the-mailbox")));
        operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(definition(servers.smtpPort).replace("\"127.0.0.1\"", "\"mail.acme.example\""))
                .put("/api/v1/configuration/mailboxes/other-" + mark)
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("Use tls or starttls"));
        operation
                .administrator
                .request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(definition(servers.smtpPort))
                .put("/api/v1/configuration/mailboxes/" + operation.chat)
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("chat-channels/" + operation.chat));
    }

    @Test
    void aPasswordIsForTheServersItWasSetFor() {
        mailbox(servers.smtpPort);

        assertThat(secrets.of(mailbox, accounts("localhost")).await().atMost(SOON))
                .isEmpty();
        assertThat(secrets.of(mailbox, accounts("127.0.0.1")).await().atMost(SOON))
                .contains("secret-of-the-mailbox");
    }

    private String accounts(String imapHost) {
        return "%s@%s:%d".formatted(ours, imapHost, servers.imapPort);
    }

    private void mailbox(int smtpPort) {
        operation.define("mailboxes", mailbox, definition(smtpPort));
        operation
                .administrator
                .put("/mailboxes/" + mailbox + "/password", "{\"password\":\"secret-of-the-mailbox\"}")
                .statusCode(204);
    }

    private String definition(int smtpPort) {
        return """
                {"name":"Acme","client":"%s","queue":"%s","address":"%s","signature":"Acme Viajes",
                 "imap":{"host":"127.0.0.1","port":%d,"security":"none","user":"%s"},
                 "smtp":{"host":"127.0.0.1","port":%d,"security":"none"}}""".formatted(operation.client, operation.sales, ours, servers.imapPort, ours, smtpPort);
    }

    private String mail(String id, String more, String subject, String text) {
        return "From: =?UTF-8?Q?Mar=C3=ADa?= <%s>\nTo: %s\nSubject: %s\nMessage-ID: %s\n%sContent-Type: text/plain; charset=utf-8\n\n%s\n"
                .formatted(maria, ours, subject, id, more, text);
    }

    private String accepts() {
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        ana.post("/offers/" + offer + "/accept").statusCode(200);
        return desktop.await("conversation.assigned")
                .path("conversation")
                .path("id")
                .asText();
    }

    private void writes(String conversation, String text) {
        ana.post(of(conversation), "{\"text\":\"%s\"}".formatted(text)).statusCode(202);
    }

    private MimeMessage letter(int number) throws Exception {
        await().atMost(SOON).until(() -> servers.received(maria).size() >= number);
        return servers.received(maria).get(number - 1);
    }

    private static String firstLine(MimeMessage letter) {
        try {
            return MailServers.text(letter).lines().findFirst().orElse("");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String of(String conversation) {
        return "/conversations/" + conversation + "/messages";
    }
}
