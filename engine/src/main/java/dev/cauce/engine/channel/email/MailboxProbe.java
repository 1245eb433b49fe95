package dev.cauce.engine.channel.email;

import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.configuration.probe.ProbeLog;
import dev.cauce.engine.configuration.probe.ProbeStep;
import dev.cauce.engine.configuration.probe.ProbeTrouble;
import dev.cauce.engine.security.ChannelSecrets;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs in at a mailbox's servers as its reader and its letters do, and sends a letter if asked to. */
@Singleton
class MailboxProbe implements ChannelProbe<Mailbox> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChannelSecrets secrets;
    private final MailboxCredentials credentials;
    private final MailSessions sessions;
    private final Clock clock;

    MailboxProbe(ChannelSecrets secrets, MailboxCredentials credentials, MailSessions sessions, Clock clock) {
        this.secrets = secrets;
        this.credentials = credentials;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void probe(String channel, Mailbox mailbox, @Nullable String sendTo, ProbeLog log) {
        Thread.currentThread().setContextClassLoader(MailboxProbe.class.getClassLoader());
        Optional<String> password = password(channel, mailbox, log);
        if (password.isEmpty()) {
            return;
        }
        looksIntoTheInbox(mailbox, password.get(), log);
        handsIn(mailbox, password.get(), sendTo, log);
    }

    /** Empty when there is none where one is needed. */
    private Optional<String> password(String channel, Mailbox mailbox, ProbeLog log) {
        if (mailbox.imap().user() == null && mailbox.smtp().user() == null) {
            return Optional.of("");
        }
        log.begin(ProbeStep.SECRET);
        if (secrets.of(channel, mailbox.accounts()).await().atMost(PATIENCE).isEmpty()) {
            log.failed(ProbeTrouble.NO_SECRET, "");
            return Optional.empty();
        }
        log.passed("");
        if (mailbox.oauth2() != null) {
            credentials.forget(channel);
            log.begin(ProbeStep.TOKEN);
        }
        try {
            String password = credentials.of(channel, mailbox);
            log.passed("");
            return Optional.of(password);
        } catch (IOException noToken) {
            log.failed(ProbeTrouble.SIGN_IN, String.valueOf(noToken.getMessage()));
            return Optional.empty();
        }
    }

    private void looksIntoTheInbox(Mailbox mailbox, String password, ProbeLog log) {
        Mailbox.Server server = mailbox.imap();
        log.begin(ProbeStep.IMAP_CONNECT);
        try (Store store = sessions.imap(mailbox).getStore(MailSessions.protocol("imap", server))) {
            if (!signsIn(store, server, password, ProbeStep.IMAP_SIGN_IN, log)) {
                return;
            }
            log.begin(ProbeStep.IMAP_INBOX);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            log.passed("%d messages".formatted(inbox.getMessageCount()));
        } catch (MessagingException failure) {
            log.failed(MailTrouble.of(failure), MailTrouble.words(failure));
        }
    }

    private void handsIn(Mailbox mailbox, String password, @Nullable String sendTo, ProbeLog log) {
        Mailbox.Server server = mailbox.smtp();
        Session session = sessions.smtp(mailbox);
        log.begin(ProbeStep.SMTP_CONNECT);
        try (Transport transport = session.getTransport(MailSessions.protocol("smtp", server))) {
            String own = server.user() == null ? null : password;
            if (!signsIn(transport, server, own, ProbeStep.SMTP_SIGN_IN, log) || sendTo == null) {
                return;
            }
            log.begin(ProbeStep.LETTER);
            transport.sendMessage(letter(session, mailbox, sendTo), new Address[] {new InternetAddress(sendTo)});
            log.passed(sendTo);
        } catch (MessagingException | UnsupportedEncodingException failure) {
            log.failed(MailTrouble.of(failure), MailTrouble.words(failure));
        }
    }

    /** Connecting and signing in are one call; only signing in fails by the exception of its own. */
    private static boolean signsIn(
            Service service, Mailbox.Server server, @Nullable String password, ProbeStep signIn, ProbeLog log) {
        try {
            service.connect(server.host(), server.port(), server.user(), password);
            log.passed("");
            if (server.user() != null) {
                log.begin(signIn);
                log.passed("");
            }
            return true;
        } catch (MessagingException failure) {
            ProbeTrouble trouble = MailTrouble.of(failure);
            if (trouble == ProbeTrouble.SIGN_IN) {
                log.passed("");
                log.begin(signIn);
            }
            log.failed(trouble, MailTrouble.words(failure));
            return false;
        }
    }

    private MimeMessage letter(Session session, Mailbox mailbox, String to)
            throws MessagingException, UnsupportedEncodingException {
        String charset = StandardCharsets.UTF_8.name();
        var letter = new MimeMessage(session);
        letter.setFrom(new InternetAddress(mailbox.address(), mailbox.name(), charset));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setSubject("Test of the mailbox " + mailbox.name(), charset);
        letter.setText(
                "An administrator of Cauce tests the mailbox %s. It can send.".formatted(mailbox.address()), charset);
        letter.setSentDate(Date.from(clock.instant()));
        letter.saveChanges();
        return letter;
    }
}
