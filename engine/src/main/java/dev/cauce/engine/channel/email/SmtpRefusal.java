package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.DeliveryOutcome;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a refusal by SMTP means: a 5xx about this letter is for ever, everything else may pass. */
final class SmtpRefusal {
    private static final int PERMANENT = 500;
    private static final int AUTHENTICATION = 530;
    private static final int AUTHENTICATION_FAILED = 535;
    private static final int LONGEST = 500;

    private SmtpRefusal() {}

    static DeliveryOutcome of(MessagingException refused) {
        for (@Nullable Exception cause = refused;
                cause instanceof MessagingException one;
                cause = one.getNextException()) {
            if (one instanceof AddressException) {
                return new DeliveryOutcome.Rejected("bad-address", "The address is none that mail can be sent to.");
            }
            int code = code(one);
            if (code >= PERMANENT && code != AUTHENTICATION && code != AUTHENTICATION_FAILED) {
                return new DeliveryOutcome.Rejected("smtp-" + code, text(one));
            }
        }
        return new DeliveryOutcome.RetryLater(Duration.ZERO);
    }

    private static int code(MessagingException refused) {
        return switch (refused) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }

    private static String text(MessagingException refused) {
        String text = String.valueOf(refused.getMessage()).strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
