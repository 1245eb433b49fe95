package dev.cauce.engine.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.configuration.definition.Mailbox;
import jakarta.mail.Flags;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
final class MailboxConnectionTest {
    private static final String OURS = "support@acme.example";
    private static final String MAIL = """
            From: Maria <maria@example.org>
            To: support@acme.example
            Subject: Factura
            Message-ID: <%s@example.org>

            ¿Dónde está?
            """;

    private MailServers servers;
    private MailboxConnection inbox;

    @BeforeEach
    void anInboxIsOpen() throws Exception {
        servers = MailServers.make().start().with(OURS);
        var imap = new Mailbox.Server("127.0.0.1", servers.imapPort, Mailbox.Security.NONE, OURS);
        var mailbox = new Mailbox("Acme", "acme", "support", OURS, imap, imap, null, null, null);
        inbox = MailboxConnection.open(new MailSessions(MailServers.settings(Duration.ofSeconds(20))), mailbox, "any");
    }

    @AfterEach
    void everythingIsClosed() throws Exception {
        inbox.close();
        servers.close();
    }

    @Test
    void mailThatComesEndsTheListening() throws Exception {
        assertThat(inbox.canListen()).isTrue();
        assertThat(inbox.after(0)).isEmpty();
        var listening = CompletableFuture.runAsync(this::listenForAnHour);

        servers.send(MAIL.formatted("first"), OURS);

        listening.get(30, TimeUnit.SECONDS);
        assertThat(inbox.after(0)).containsExactly(1L);
    }

    @Test
    void mailToldOfBesideAnotherCommandEndsTheListeningToo() throws Exception {
        assertThat(inbox.after(0)).isEmpty();
        servers.send(MAIL.formatted("beside"), OURS);
        inbox.mark(999, Flags.Flag.SEEN);

        var listening = CompletableFuture.runAsync(this::listenForAnHour);

        listening.get(30, TimeUnit.SECONDS);
        assertThat(inbox.after(0)).containsExactly(1L);
    }

    @Test
    void listeningWithoutMailEndsAfterItsTime() throws Exception {
        inbox.listen(Duration.ofMillis(50));

        servers.send(MAIL.formatted("second"), OURS);
        assertThat(inbox.after(0)).containsExactly(1L);
    }

    @Test
    void aLostServerEndsTheListening() {
        var listening = CompletableFuture.runAsync(this::listenForAnHour);

        servers.close();

        assertThat(listening).failsWithin(Duration.ofSeconds(30));
    }

    private void listenForAnHour() {
        try {
            inbox.listen(Duration.ofHours(1));
        } catch (jakarta.mail.MessagingException lost) {
            throw new IllegalStateException(lost);
        }
    }
}
