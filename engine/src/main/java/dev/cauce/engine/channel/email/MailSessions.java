package dev.cauce.engine.channel.email;

import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.configuration.definition.Mailbox.Security;
import jakarta.inject.Singleton;
import jakarta.mail.Session;
import java.util.Properties;

/** Connections to mail servers with time limits, and with certificates checked wherever they are encrypted. */
@Singleton
class MailSessions {
    private final MailSettings settings;

    MailSessions(MailSettings settings) {
        this.settings = settings;
    }

    Session imap(Mailbox mailbox) {
        var properties = properties(protocol("imap", mailbox.imap()), mailbox.imap(), mailbox);
        properties.setProperty("mail.%s.peek".formatted(protocol("imap", mailbox.imap())), "true");
        return Session.getInstance(properties);
    }

    Session smtp(Mailbox mailbox) {
        String protocol = protocol("smtp", mailbox.smtp());
        var properties = properties(protocol, mailbox.smtp(), mailbox);
        properties.setProperty("mail.%s.from".formatted(protocol), mailbox.address());
        properties.setProperty("mail.%s.quitwait".formatted(protocol), "false");
        properties.setProperty(
                "mail.%s.auth".formatted(protocol),
                String.valueOf(mailbox.smtp().user() != null));
        return Session.getInstance(properties);
    }

    static String protocol(String plain, Mailbox.Server server) {
        return server.security() == Security.TLS ? plain + "s" : plain;
    }

    private Properties properties(String protocol, Mailbox.Server server, Mailbox mailbox) {
        String within = String.valueOf(settings.answerWithin().toMillis());
        String prefix = "mail." + protocol + ".";
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", within);
        properties.setProperty(prefix + "timeout", within);
        properties.setProperty(prefix + "writetimeout", within);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (mailbox.oauth2() != null) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        if (server.security() == Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
