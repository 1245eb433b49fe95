package dev.cauce.engine.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How mailboxes are read and letters handed in. */
@ConfigMapping(prefix = "cauce.mail")
public interface MailSettings {

    /** How often a mailbox is looked into whose server cannot tell by itself (IMAP IDLE) that mail came. */
    @WithDefault("PT5S")
    Duration lookEvery();

    /** How long a server that can is listened to before the mailbox is looked into all the same; below reader-gone-after. */
    @WithDefault("PT25S")
    Duration listenFor();

    /** The longest that a mail server may take to answer a connection or a command. */
    @WithDefault("PT20S")
    Duration answerWithin();

    /** The longest that handing in one letter may take in all, from connecting to the server's word for it. */
    @WithDefault("PT50S")
    Duration letterWithin();

    /** A process that has not looked into a mailbox for so long leaves it to another. */
    @WithDefault("PT1M")
    Duration readerGoneAfter();

    /** The largest mail that is taken up, in bytes; of a larger one the agent learns that it is in the mailbox. */
    @WithDefault("20000000")
    int bytes();

    /** Mails that one sender may have taken up at once; the rest stays in the mailbox, flagged. */
    @WithDefault("30")
    int mailsPerSender();

    /** After which time one mail more of that sender may be taken up. */
    @WithDefault("PT2M")
    Duration senderRefill();
}
