package dev.cauce.engine.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.cauce.engine.channel.ChatSettings;
import dev.cauce.engine.channel.email.MailServers;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestSocket;
import dev.cauce.engine.desk.TestStaff;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class ErasureTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Tokens tokens;

    @Inject
    ScopedTransactions transactions;

    @Inject
    ChatSettings settings;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String mailbox = "erasing-" + mark;
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
        operation.mailbox(mailbox, ours, servers.imapPort, servers.smtpPort, "any");
    }

    @AfterEach
    void theServersGo() {
        operation.undefine("mailboxes", mailbox);
        servers.close();
    }

    @Test
    void nothingIsLeftOfAContactButThatConversationsTookPlace() throws Exception {
        operation.define("dispositions", "known-" + operation.sold, """
                {"name":"Known","client":"%s","queues":[],"form":{"properties":{"knows":{"type":"string"}}}}""".formatted(operation.client));
        servers.send(letter("first", "My secret-%s is here".formatted(mark)), ours);
        var conversation = accepts();
        var messages = "/conversations/" + conversation + "/messages";
        var file = ana.get(messages).extract().<String>path("[0].attachments[0].id");
        ana.post(messages, "{\"text\":\"We know your secret-%s\"}".formatted(mark))
                .statusCode(202);
        ana.post("/conversations/" + conversation + "/notes", "{\"text\":\"A note on secret-%s\"}".formatted(mark))
                .statusCode(202);
        ana.post("/conversations/" + conversation + "/contact/notes", "{\"text\":\"Knows secret-%s\"}".formatted(mark))
                .statusCode(200);
        await().atMost(SOON).untilAsserted(() -> ana.get(messages).body("size()", equalTo(3)));
        other("insert into mail_suppression (id, client_id, channel_id, address, since, code, reason, message_id)"
                + " values ($1, $2, 'm', $3, now(), 'bounced-5.1.1', $3, 'm')");
        assertThat(places(maria)).contains("thread", "attachment", "delivery", "mail_suppression", "contact_note");
        assertThat(places("invoice-" + mark)).contains("attachment");

        erase(maria).statusCode(409).body("detail", containsString(conversation));
        assertThat(content(file)).exists();

        ana.post("/conversations/" + conversation + "/close").statusCode(204);
        desktop.await("wrap-up.started");
        await().atMost(SOON)
                .until(() -> ana.request().get("/api/v1/directory").asString().contains("known-" + operation.sold));
        ana.post(
                        "/conversations/" + conversation + "/wrap-up",
                        "{\"disposition\":\"known-%s\",\"fields\":{\"knows\":\"secret-%s\"}}"
                                .formatted(operation.sold, mark))
                .statusCode(204);
        await().atMost(SOON).until(() -> count("message", "conversation_id", conversation) == 4);
        await().atMost(SOON).until(() -> count("reported_segment", "interaction_id", conversation) == 1);

        var erasure = erase(maria.toUpperCase(Locale.ROOT))
                .statusCode(200)
                .body("addresses", equalTo(1))
                .body("conversations", equalTo(1))
                .body("messages", equalTo(4))
                .body("files", equalTo(1))
                .extract()
                .<String>path("id");

        assertThat(places(maria)).isEmpty();
        assertThat(places("invoice-" + mark)).isEmpty();
        await().atMost(SOON).until(() -> Files.notExists(content(file)));
        assertThat(count("conversation", "id", conversation)).isEqualTo(1);
        assertThat(count("reported_segment", "interaction_id", conversation)).isEqualTo(1);
        assertThat(count("message", "conversation_id", conversation)).isZero();
        operation
                .administrator
                .get("/audit?limit=1000")
                .body("find { it.subject == '%s' }.action".formatted(erasure), equalTo("erase"));
        erase(maria).statusCode(200).body("conversations", equalTo(0)).body("addresses", equalTo(0));

        servers.send(letter("again", "It is me again"), ours);
        var next = accepts();
        assertThat(next).isNotEqualTo(conversation);
        ana.get("/conversations/" + next + "/messages").body("size()", equalTo(1));
    }

    @Test
    void mergedAddressesGoTogetherAndThoseOfOtherClientsStay() {
        var person = UUID.randomUUID();
        for (var client : List.of(operation.client.value(), operation.otherClient.value())) {
            for (var address : List.of(maria, "+34600" + mark)) {
                execute(
                        "insert into contact_person (client_id, address, person, merged_by, merged_at) values ($1, $2, $3, 'ana', now())",
                        Tuple.of(client, address, person));
            }
        }

        erase(maria).statusCode(200);

        assertThat(count("contact_person", "client_id", operation.client.value()))
                .isZero();
        assertThat(count("contact_person", "client_id", operation.otherClient.value()))
                .isEqualTo(2);
    }

    @Test
    void onlyAnAdministratorErasesAndOnlyWhatIsNamed() {
        var body = "{\"client\":\"%s\",\"address\":\"%s\"}".formatted(operation.client, maria);
        for (var staff : List.of(ana, operation.sofia)) {
            staff.request()
                    .contentType("application/json")
                    .body(body)
                    .post("/api/v1/configuration/erasures")
                    .then()
                    .statusCode(403);
        }
        operation
                .administrator
                .post("/erasures", "{\"client\":\"nobody\",\"address\":\"%s\"}".formatted(maria))
                .statusCode(400)
                .body("errors[0].field", equalTo("client"))
                .body("errors[0].value", equalTo("nobody"));
        operation
                .administrator
                .post("/erasures", "{\"client\":\"%s\",\"address\":\" \"}".formatted(operation.client))
                .statusCode(400)
                .body("errors[0].field", containsString("address"));
    }

    private ValidatableResponse erase(String address) {
        return operation.administrator.post(
                "/erasures", "{\"client\":\"%s\",\"address\":\"%s\"}".formatted(operation.client, address));
    }

    private Path content(String file) {
        return settings.attachmentFolder().resolve(file.substring(0, 2)).resolve(file);
    }

    /** The tables of which a row holds this in any column. */
    private List<String> places(String words) {
        return rows(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not like 'flyway%'")
                .stream()
                .filter(table -> !rows("select 'x' from %s t where t::text like '%%%s%%' limit 1"
                                .formatted(table, words))
                        .isEmpty())
                .toList();
    }

    private long count(String table, String column, String value) {
        return rows("select 'x' from %s where %s = '%s'".formatted(table, column, value))
                .size();
    }

    private List<String> rows(String sql) {
        return transactions
                .withConnection(ClientScope.everyone(), db -> db.query(sql).execute())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList())
                .await()
                .atMost(SOON);
    }

    private void other(String sql) {
        execute(sql, Tuple.of("s-" + mark, operation.client.value(), maria));
    }

    private void execute(String sql, Tuple values) {
        transactions
                .withConnection(
                        ClientScope.everyone(), db -> db.preparedQuery(sql).execute(values))
                .await()
                .atMost(SOON);
    }

    private String letter(String id, String text) {
        return """
                From: Maria <%1$s>
                To: %2$s
                Subject: About %3$s
                Message-ID: <%3$s-%4$s@example.org>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                %5$s
                --b
                Content-Type: text/plain
                Content-Disposition: attachment; filename="invoice-%4$s.txt"

                42
                --b--
                """.formatted(maria, ours, id, mark, text);
    }

    private String accepts() {
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        ana.post("/offers/" + offer + "/accept").statusCode(200);
        return desktop.await("conversation.assigned")
                .path("conversation")
                .path("id")
                .asText();
    }
}
