package dev.cauce.launcher.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server on the loopback interface that has every mailbox and takes any password. */
public final class MailMain {
    private MailMain() {}

    /** {@code arguments} are the ports for SMTP and IMAP; serves until the process ends. */
    public static void main(String[] arguments) {
        var server = new GreenMail(new ServerSetup[] {
            new ServerSetup(Integer.parseInt(arguments[0]), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(Integer.parseInt(arguments[1]), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
    }
}
