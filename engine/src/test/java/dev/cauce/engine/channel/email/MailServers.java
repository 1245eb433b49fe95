package dev.cauce.engine.channel.email;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail server that has every mailbox, and a contact's mail program that speaks SMTP with it. */
public final class MailServers implements AutoCloseable {
    private final GreenMail server;
    public final int smtpPort;
    public final int imapPort;

    private MailServers(int smtpPort, int imapPort) {
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
        this.server = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    }

    /** The usual settings, for servers that answer within this time. */
    static MailSettings settings(Duration answerWithin) {
        return new SmallRyeConfigBuilder()
                .withMapping(MailSettings.class)
                .withDefaultValue("cauce.mail.answer-within", answerWithin.toString())
                .build()
                .getConfigMapping(MailSettings.class);
    }

    /** Not started: nothing listens on its ports. */
    public static MailServers make() throws IOException {
        try (var one = new ServerSocket(0);
                var other = new ServerSocket(0)) {
            return new MailServers(one.getLocalPort(), other.getLocalPort());
        }
    }

    public MailServers start() {
        server.start();
        return this;
    }

    /** Makes a mailbox, which otherwise two connections could make at once. */
    public MailServers with(String address) {
        server.setUser(address, address, "any");
        return this;
    }

    /** From now on nobody signs in without the word that was told for the address. */
    MailServers withWord(String address, String word) {
        server.withConfiguration(GreenMailConfiguration.aConfig());
        server.setUser(address, address, word);
        return this;
    }

    /** The contact sends what the program made. */
    public void send(String mail, String to) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.from", "maria@example.org");
        var session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", smtpPort, null, null);
            transport.sendMessage(
                    new MimeMessage(
                            session,
                            new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))),
                    new Address[] {new InternetAddress(to)});
        }
    }

    /** What reached this address, in order. */
    public List<MimeMessage> received(String address) throws MessagingException {
        List<MimeMessage> received = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (mail.getRecipients(Message.RecipientType.TO) != null
                    && mail.getRecipients(Message.RecipientType.TO)[0]
                            .toString()
                            .contains(address)) {
                received.add(mail);
            }
        }
        return received;
    }

    /** To how many the letter with this id was handed, whoever it names. */
    public long handed(String messageId) throws MessagingException {
        long count = 0;
        for (MimeMessage mail : server.getReceivedMessages()) {
            count += messageId.equals(mail.getMessageID()) ? 1 : 0;
        }
        return count;
    }

    public static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            return text(parts.getBodyPart(0));
        }
        return String.valueOf(content);
    }

    static @Nullable BodyPart file(Part part) throws MessagingException, IOException {
        return part.getContent() instanceof Multipart parts && parts.getCount() > 1 ? parts.getBodyPart(1) : null;
    }

    @Override
    public void close() {
        server.stop();
    }
}
