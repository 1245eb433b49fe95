package dev.cauce.engine.channel.email;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.desk.TestSocket;
import dev.cauce.engine.desk.TestStaff;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Postfix, Dovecot and the mail program S-nail, of Debian: other people's reading of the same standards. */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@EnabledIf(
        value = "theServersAreHere",
        disabledReason = "As root, with `apt install postfix dovecot-imapd dovecot-lmtpd s-nail`, these tests run too")
@SuppressWarnings("NullAway.Init")
final class RealMailServersTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Tokens tokens;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String mailbox = "real-" + mark;
    private final String ours = "support-" + mark + "@acme.example";
    private final String maria = "maria-" + mark + "@example.org";
    private final List<String> said = new ArrayList<>();
    private PostfixAndDovecot servers;
    private DeskTestOperation operation;
    private TestStaff ana;
    private TestSocket desktop;

    static boolean theServersAreHere() {
        return PostfixAndDovecot.canStart() && MailProgram.isInstalled();
    }

    @BeforeEach
    void aMailboxLeadsToAna() throws Exception {
        servers = new PostfixAndDovecot();
        operation = new DeskTestOperation(tokens);
        ana = operation.ana;
        desktop = ana.connect();
        desktop.await("snapshot");
        ana.available();
        operation.mailbox(mailbox, ours, servers.imapPort, servers.smtpPort, PostfixAndDovecot.PASSWORD);
    }

    @AfterEach
    void theServersGo() throws Exception {
        operation.undefine("mailboxes", mailbox);
        servers.close();
    }

    @Test
    void aConversationStaysOneForSixTurnsThoughTheServerGoesAwayAndNumbersAnew() throws Exception {
        var program = new MailProgram(maria, servers);
        program.writes("Factura", "¿Dónde está mi factura?", ours);
        said.add("¿Dónde está mi factura?");
        var conversation = accepts();
        for (int turn = 1; turn <= 5; turn++) {
            answers(conversation, "Answer " + turn);
            program.awaitLetter(turn, "Answer " + turn);
            if (turn == 3) {
                servers.stopDovecot();
                servers.forgetNumbers(ours);
                servers.startDovecotAgain();
            }
            program.replies(turn, "Reply " + turn);
            hears(conversation, "Reply " + turn);
        }
        answers(conversation, "Answer 6");
        program.awaitLetter(6, "Answer 6");
        await().atMost(SOON).untilAsserted(() -> ana.get("/conversations/" + conversation + "/messages")
                .body("text.size()", equalTo(said.size())));
        program.hasOneThread(6);
    }

    private String accepts() {
        var offer = desktop.await("offer.made").path("offer").path("id").asText();
        ana.post("/offers/" + offer + "/accept").statusCode(200);
        return desktop.await("conversation.assigned")
                .path("conversation")
                .path("id")
                .asText();
    }

    private void answers(String conversation, String text) {
        ana.post("/conversations/" + conversation + "/messages", "{\"text\":\"%s\"}".formatted(text))
                .statusCode(202);
        said.add(text);
    }

    /** What the contact wrote below its quote is there, once, and nothing else is. */
    private void hears(String conversation, String text) throws IOException {
        said.add(text);
        try {
            await().atMost(SOON).untilAsserted(() -> ana.get("/conversations/" + conversation + "/messages")
                    .body("text.collect { it.trim().readLines().last() }", equalTo(said)));
        } catch (org.awaitility.core.ConditionTimeoutException notHeard) {
            throw new AssertionError(servers.log(), notHeard);
        }
    }
}
