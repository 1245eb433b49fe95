package dev.cauce.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.email.Mail.DeliveryReport;
import dev.cauce.channel.email.Mail.Outcome;
import org.junit.jupiter.api.Test;

final class DeliveryStatusTest {

    @Test
    void eachRecipientHasAnOutcomeAndOnlyFailuresAreFinal() {
        var report = new DeliveryReport(DeliveryStatus.outcomes("""
                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; boss@example.org
                Action: relayed
                Status: 2.0.0

                Original-Recipient: rfc822;Maria@Example.org
                Final-Recipient: rfc822; inbox-17@mx.example.org
                Action: Failed
                Status: 5.1.1 (no such user)
                Diagnostic-Code: smtp; 550
                 gone

                Final-Recipient: rfc822; slow@example.org
                Action: delayed
                Status: 4.4.1
                """), null);

        assertThat(report.outcomes()).hasSize(3);
        assertThat(report.undelivered())
                .containsExactly(new Outcome("failed", "5.1.1", "smtp; 550 gone", "maria@example.org"));
    }

    @Test
    void whatIsNoReportSaysNothing() {
        assertThat(DeliveryStatus.outcomes("no fields\r\n\r\nStat us: 5.1.1\r\n"))
                .isEmpty();
    }

    @Test
    void aStatusAndAnAddressThatAreNoneAreLeftOut() {
        assertThat(DeliveryStatus.outcomes("Action: failed\r\nStatus: 5.oops\r\nFinal-Recipient: rfc822; nobody\r\n"))
                .containsExactly(new Outcome("failed", "", "The mail server gives no reason.", null));
    }
}
