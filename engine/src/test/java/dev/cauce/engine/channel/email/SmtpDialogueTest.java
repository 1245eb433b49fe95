package dev.cauce.engine.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.email.Letter;
import dev.cauce.engine.configuration.definition.Mailbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SmtpDialogueTest {
    private static final Letter LETTER = new Letter(
            new ContactAddress("acme", "acme-mail", "maria@example.org", "t"),
            "support@acme.example",
            "maria@example.org",
            List.of("hidden@example.org"),
            "m1@acme.example",
            "Subject: Hello\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII));

    /** Takes letters and then says nothing more: QUIT has no answer, and the line stays open. */
    private static final class SilentAfterwards implements AutoCloseable {
        final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        SilentAfterwards() throws IOException {
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            try (Socket line = listening.accept();
                    var lines = new BufferedReader(
                            new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII))) {
                say(line, "220 ready");
                boolean inLetter = false;
                for (String said = lines.readLine(); said != null; said = lines.readLine()) {
                    if (inLetter) {
                        inLetter = !said.equals(".");
                        if (!inLetter) {
                            say(line, "250 taken");
                        }
                    } else if (said.equals("DATA")) {
                        inLetter = true;
                        say(line, "354 go on");
                    } else if (!said.equals("QUIT")) {
                        say(line, "250 ok");
                    }
                }
            } catch (IOException gone) {
                Thread.currentThread().interrupt();
            }
        }

        private static void say(Socket line, String words) throws IOException {
            line.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    @Test
    void aLetterThatWasTakenIsAcceptedHoweverTheServerEnds() throws IOException {
        try (var server = new SilentAfterwards()) {
            var outcome = dialogue(server.listening.getLocalPort(), Duration.ofMillis(500))
                    .hand(LETTER);

            assertThat(outcome).isEqualTo(new DeliveryOutcome.Accepted("m1@acme.example"));
        }
    }

    private static SmtpDialogue dialogue(int port, Duration answerWithin) {
        var server = new Mailbox.Server("127.0.0.1", port, Mailbox.Security.NONE, null);
        var mailbox = new Mailbox("Acme", "acme", "support", "support@acme.example", server, server, null, null, null);
        return new SmtpDialogue(new MailSessions(MailServers.settings(answerWithin)).smtp(mailbox), server, null);
    }
}
