package dev.cauce.channel.sms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cauce.channel.api.Capabilities;
import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.webhook.Credential;
import dev.cauce.channel.api.webhook.ProviderAnswer;
import dev.cauce.channel.api.webhook.ProviderCall;
import dev.cauce.channel.api.webhook.WebhookChannel;
import dev.cauce.channel.api.webhook.WebhookSignature;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Text messages over Paloma. */
@Singleton
public final class PalomaSms implements WebhookChannel {
    private static final int MOST_SEGMENTS = 10;
    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(Capability.TEXT, Capability.RECEIPTS),
            new Capabilities.Limits(Segments.longest(MOST_SEGMENTS), 0, 0));

    @Override
    public String provider() {
        return "paloma-sms";
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public WebhookSignature signature() {
        return WebhookSignature.overTimeAndBody(
                "Paloma-Signature", "sha256=", "Paloma-Timestamp", Duration.ofMinutes(5));
    }

    @Override
    public Credential credential() {
        return Credential.bearer();
    }

    @Override
    public Decoded decode(Payload payload) {
        return PalomaWebhook.read(payload);
    }

    @Override
    public Optional<DeliveryOutcome> refusalOf(OutboundMessage message) {
        return CAPABILITIES.refusalOf(message).or(() -> tooManySegments(Segments.of(text(message))));
    }

    private static Optional<DeliveryOutcome> tooManySegments(Segments segments) {
        return segments.count() <= MOST_SEGMENTS
                ? Optional.empty()
                : Optional.of(new DeliveryOutcome.Rejected(
                        "text-too-long",
                        "The text makes %d segments, but a message has at most %d. Emoji and letters such as ł make segments shorter."
                                .formatted(segments.count(), MOST_SEGMENTS)));
    }

    @Override
    public ProviderCall call(OutboundMessage message, String sender) {
        String text = text(message);
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("from", sender)
                .put("to", message.to().address())
                .put("text", text)
                .put("encoding", Segments.of(text).alphabet().name().toLowerCase(Locale.ROOT))
                .put("reference", message.id())
                .toString();
        return ProviderCall.postJson("/v1/messages", Map.of("Idempotency-Key", message.id()), body);
    }

    private static String text(OutboundMessage message) {
        return message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public DeliveryOutcome outcome(OutboundMessage message, ProviderAnswer answer) {
        return PalomaAnswer.outcome(message.id(), answer);
    }
}
