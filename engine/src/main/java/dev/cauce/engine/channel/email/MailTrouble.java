package dev.cauce.engine.channel.email;

import dev.cauce.engine.configuration.probe.ProbeTrouble;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a mail server could not be used, out of what the library threw. */
final class MailTrouble {
    private MailTrouble() {}

    static ProbeTrouble of(Exception failure) {
        return causes(failure)
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElse(ProbeTrouble.REFUSED);
    }

    /** What is said of the innermost failure: most often the server's own words. */
    static String words(Exception failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((_, inner) -> inner)
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static Optional<ProbeTrouble> known(Throwable cause) {
        return switch (cause) {
            case AuthenticationFailedException _ -> Optional.of(ProbeTrouble.SIGN_IN);
            case UnknownHostException _ -> Optional.of(ProbeTrouble.UNKNOWN_HOST);
            case SocketTimeoutException _ -> Optional.of(ProbeTrouble.TIME_OUT);
            case SSLException _ -> Optional.of(ProbeTrouble.ENCRYPTION);
            case SocketException _ -> Optional.of(ProbeTrouble.NO_CONNECTION);
            case MessagingException said
            when String.valueOf(said.getMessage()).contains("STARTTLS") -> Optional.of(ProbeTrouble.ENCRYPTION);
            default -> Optional.empty();
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, MailTrouble::next).limit(10);
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
    }
}
