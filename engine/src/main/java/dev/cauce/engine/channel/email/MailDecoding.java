package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Payload;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Decodes mails, and keeps apart why one fails: what a mail itself makes fail does so each time and is an answer; that its thread
 * cannot be looked up, or that memory is short, may pass and is thrown.
 */
final class MailDecoding {
    private static final Logger LOG = Logger.getLogger(MailDecoding.class);
    private final Decoder decoder;

    /** Says what a mail means, with the threads that messages of ours belong to. */
    interface Decoder {
        Decoded decode(Payload mail, Function<String, Optional<ContactAddress>> threads);
    }

    private static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNow(RuntimeException cause) {
            super("The thread of a mail cannot be looked up", cause);
        }
    }

    MailDecoding(Decoder decoder) {
        this.decoder = decoder;
    }

    Decoded decode(Payload mail, Function<String, Optional<ContactAddress>> threads) {
        try {
            return decoder.decode(mail, message -> thread(message, threads));
        } catch (NotNow | OutOfMemoryError passing) {
            throw passing;
        } catch (RuntimeException | Error itsOwn) {
            LOG.errorf(
                    "A mail made its reader fail channel=%s bytes=%d failure=%s",
                    mail.from().channel(), mail.size(), itsOwn.getClass().getSimpleName());
            LOG.debugf(itsOwn, "Why a reader failed channel=%s", mail.from().channel());
            return new Decoded.Malformed(
                    "unreadable", "The mail cannot be taken apart. Look at it in the mailbox.", "");
        }
    }

    private static Optional<ContactAddress> thread(String message, Function<String, Optional<ContactAddress>> threads) {
        try {
            return threads.apply(message);
        } catch (RuntimeException failure) {
            throw new NotNow(failure);
        }
    }
}
