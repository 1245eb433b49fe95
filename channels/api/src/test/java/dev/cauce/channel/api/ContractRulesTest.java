package dev.cauce.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContractRulesTest {
    private static final ContactAddress VISITOR = new ContactAddress("acme", "acme-web", "v1");
    private static final Capabilities TEXT_AND_FILES =
            new Capabilities(Set.of(Capability.TEXT, Capability.ATTACHMENTS), new Capabilities.Limits(5, 1, 100));

    @ParameterizedTest
    @CsvSource({
        "SENT,SENT,false", "SENT,DELIVERED,false", "SENT,READ,false", "SENT,FAILED,false",
        "DELIVERED,SENT,true", "DELIVERED,DELIVERED,false", "DELIVERED,READ,false", "DELIVERED,FAILED,false",
        "READ,SENT,true", "READ,DELIVERED,true", "READ,READ,false", "READ,FAILED,false",
        "FAILED,SENT,true", "FAILED,DELIVERED,false", "FAILED,READ,false", "FAILED,FAILED,false"
    })
    void aReceiptNeverRegresses(Receipt told, Receipt known, boolean advances) {
        assertThat(told.advances(known)).isEqualTo(advances);
    }

    @Test
    void whatAChannelCanCarryIsNotRefused() {
        assertThat(TEXT_AND_FILES.refusalOf(message(new Part.Text("hello")))).isEmpty();
    }

    @Test
    void aPartThatIsNotDeclaredIsRefusedByItsCapability() {
        assertThat(TEXT_AND_FILES.refusalOf(message(new Part.Location(1, 2, null))))
                .contains(new DeliveryOutcome.Unsupported(Capability.LOCATION));
    }

    @Test
    void whatIsTooLongTooLargeOrTooManyIsRefusedWithItsLimit() {
        var file = new Part.Attachment("a", "a.txt", "text/plain", 100);
        assertThat(List.of(
                        message(new Part.Text("too long")),
                        message(new Part.Attachment("a", "a.txt", "text/plain", 101)),
                        message(file, file)))
                .map(message -> TEXT_AND_FILES.refusalOf(message).orElseThrow())
                .map(refusal -> ((DeliveryOutcome.Rejected) refusal).code())
                .containsExactly("text-too-long", "attachment-too-large", "too-many-attachments");
    }

    @Test
    void anAddressIsOneKeyPerClientChannelAndContact() {
        assertThat(VISITOR.key()).isEqualTo("acme|acme-web|v1");
        assertThatThrownBy(() -> new ContactAddress("ac|me", "web", "v1")).hasMessageContaining("client");
        assertThatThrownBy(() -> new ContactAddress("acme", "web", " ")).hasMessageContaining("address");
    }

    @Test
    void anAddressHasNoControlCharacters() {
        assertThatThrownBy(() -> new ContactAddress("acme", "acme-mail", "a\0b@example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("control");
    }

    @Test
    void aMessageWithoutPartsIsNoMessage() {
        assertThatThrownBy(() ->
                        new ChannelEvent.MessageReceived("1", VISITOR, Instant.EPOCH, null, Collections.emptyList()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEstimateRunsFromLowToHigh() {
        assertThatThrownBy(
                        () -> new Notice.Estimate(Duration.ofSeconds(2), Duration.ofSeconds(1), Notice.Confidence.LOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPayloadIsEqualByContentAndKeepsItsWordsToItself() {
        var payload = Payload.text(VISITOR, Instant.EPOCH, "secret");
        assertThat(payload)
                .isEqualTo(Payload.text(VISITOR, Instant.EPOCH, "secret"))
                .hasToString("Payload[channel=acme-web, bytes=6]");
    }

    private static OutboundMessage message(Part... parts) {
        return new OutboundMessage("m1", VISITOR, "c1", 1, Instant.EPOCH, null, List.of(parts));
    }
}
