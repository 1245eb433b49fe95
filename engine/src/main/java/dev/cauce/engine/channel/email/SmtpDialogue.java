package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.email.Letter;
import dev.cauce.engine.configuration.definition.Mailbox;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands letters to one SMTP server, a connection each. What counts is the server's word on the letter, not how the two part. */
record SmtpDialogue(
        Session session, Mailbox.Server server, @Nullable String password) {
    private static final Logger LOG = Logger.getLogger(SmtpDialogue.class);

    /** Blocks. */
    DeliveryOutcome hand(Letter letter) {
        try {
            return hand(letter, session.getTransport(MailSessions.protocol("smtp", server)));
        } catch (MessagingException refused) {
            DeliveryOutcome outcome = SmtpRefusal.of(refused);
            LOG.infof(
                    "A letter was not taken channel=%s failure=%s retry=%s",
                    letter.to().channel(),
                    refused.getClass().getSimpleName(),
                    outcome instanceof DeliveryOutcome.RetryLater);
            return outcome;
        }
    }

    private DeliveryOutcome hand(Letter letter, Transport transport) throws MessagingException {
        try {
            transport.connect(server.host(), server.port(), server.user(), password);
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(letter.content())), envelope(letter));
            return new DeliveryOutcome.Accepted(letter.messageId());
        } finally {
            close(letter, transport);
        }
    }

    private static Address[] envelope(Letter letter) throws AddressException {
        var all = new ArrayList<Address>();
        all.add(new InternetAddress(letter.recipient()));
        for (var other : letter.others()) {
            all.add(new InternetAddress(other));
        }
        return all.toArray(Address[]::new);
    }

    private static void close(Letter letter, Transport transport) {
        try {
            transport.close();
        } catch (MessagingException rude) {
            LOG.debugf(
                    rude,
                    "A mail server did not end well channel=%s",
                    letter.to().channel());
        }
    }
}
