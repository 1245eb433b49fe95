package dev.cauce.engine.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MailDecodingTest {
    private static final Payload MAIL =
            Payload.text(new ContactAddress("acme", "acme-mail", "support@acme.example"), Instant.EPOCH, "mail");

    @Test
    void aMailThatBreaksItsReaderIsPutAside() {
        var decoding = new MailDecoding((_, _) -> {
            throw new StackOverflowError();
        });

        assertThat(decoding.decode(MAIL, _ -> Optional.empty()))
                .isInstanceOfSatisfying(Decoded.Malformed.class, wrong -> assertThat(wrong.code())
                        .isEqualTo("unreadable"));
    }

    @Test
    void aMailOfWhichNothingCanBeMadeIsPutAside() {
        var decoding = new MailDecoding((_, _) -> {
            throw new IllegalArgumentException("The address must have 1 to 200 characters.");
        });

        assertThat(decoding.decode(MAIL, _ -> Optional.empty())).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void aMailWhoseThreadCannotBeLookedUpNowIsNotPutAside() {
        var decoding = new MailDecoding((_, threads) -> {
            var _ = threads.apply("m1");
            return new Decoded.Events(List.of());
        });

        assertThatThrownBy(() -> decoding.decode(MAIL, _ -> {
                    throw new IllegalStateException("PostgreSQL is away");
                }))
                .hasRootCauseMessage("PostgreSQL is away");
    }

    @Test
    void aMailThatWasReadWhileMemoryWasShortIsNotPutAside() {
        var decoding = new MailDecoding((_, _) -> {
            throw new OutOfMemoryError();
        });

        assertThatThrownBy(() -> decoding.decode(MAIL, _ -> Optional.empty())).isInstanceOf(OutOfMemoryError.class);
    }
}
