package dev.cauce.engine.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BouncesTest {

    @Test
    void oneOfSeveralRecipientsIsTheOneTheReportNames() {
        var both = List.of("Maria@example.org", "boss@example.org");

        assertThat(Bounces.undeliverable(both, "maria@example.org")).contains("maria@example.org");
    }

    @Test
    void aReportAboutSomebodyElseSuppressesNobodyOfSeveral() {
        var both = List.of("maria@example.org", "boss@example.org");

        assertThat(Bounces.undeliverable(both, "victim@example.org")).isEmpty();
        assertThat(Bounces.undeliverable(both, null)).isEmpty();
    }

    @Test
    void theOnlyRecipientIsMeantWhereverTheMailWasForwardedTo() {
        assertThat(Bounces.undeliverable(List.of("maria@example.org"), "inbox-17@mx.example.org"))
                .contains("maria@example.org");
    }
}
