package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.email.Letter;
import dev.cauce.channel.email.PostOffice;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Letters that the engine itself writes, to people of the operator's: from a mailbox, as its answers to contacts go. */
@Singleton
public class Notices {
    private final PostOffice office;
    private final Clock clock;

    Notices(SmtpOffice office, Clock clock) {
        this.office = office;
        this.clock = clock;
    }

    /**
     * What is written.
     *
     * @param id the same each time the notice is tried; becomes the letter's Message-ID
     */
    public record Notice(String client, String mailbox, String to, String id, String subject, String text) {}

    /** Never completes exceptionally for what a server or network can do. */
    public CompletionStage<DeliveryOutcome> send(Notice notice) {
        return office.sender(notice.mailbox())
                .map(sender -> send(notice, sender))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new DeliveryOutcome.Rejected("no-mailbox", "The mailbox is not configured any more.")));
    }

    private CompletionStage<DeliveryOutcome> send(Notice notice, PostOffice.Sender sender) {
        String messageId =
                notice.id() + sender.address().substring(sender.address().lastIndexOf('@'));
        try {
            return office.submit(new Letter(
                    new ContactAddress(notice.client(), notice.mailbox(), notice.to()),
                    sender.address(),
                    notice.to(),
                    List.of(),
                    messageId,
                    written(notice, sender, messageId)));
        } catch (MessagingException | IOException unwritable) {
            return CompletableFuture.completedFuture(new DeliveryOutcome.Rejected(
                    "unwritable", "No letter can be written to this address. Maybe it is misspelt."));
        }
    }

    private byte[] written(Notice notice, PostOffice.Sender sender, String messageId)
            throws MessagingException, IOException {
        Thread.currentThread().setContextClassLoader(Notices.class.getClassLoader());
        String charset = StandardCharsets.UTF_8.name();
        var letter = new Numbered(messageId);
        letter.setFrom(new InternetAddress(sender.address(), sender.name(), charset));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(notice.to()));
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setSubject(notice.subject(), charset);
        letter.setText(notice.text(), charset);
        letter.setSentDate(Date.from(clock.instant()));
        letter.saveChanges();
        var content = new ByteArrayOutputStream();
        letter.writeTo(content);
        return content.toByteArray();
    }

    /** Keeps the id it was given. */
    private static final class Numbered extends MimeMessage {
        private final String id;

        Numbered(String id) {
            super((Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
