package dev.cauce.channel.testkit;

import dev.cauce.channel.api.Capabilities;
import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.ChannelEvent;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The smallest provider with webhooks: a webhook is a line {@code <id> <address> <text>}, and so is a call. */
public final class InMemoryWebhookChannel implements WebhookChannel {
    private static final Capabilities CAPABILITIES =
            new Capabilities(Set.of(Capability.TEXT), new Capabilities.Limits(1_000, 0, 0));

    @Override
    public String provider() {
        return "memory";
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public WebhookSignature signature() {
        return WebhookSignature.overBody("Memory-Signature", "");
    }

    @Override
    public Credential credential() {
        return Credential.inHeader("Memory-Key");
    }

    @Override
    public Decoded decode(Payload payload) {
        String[] words = payload.text().strip().split(" ", 3);
        if (words.length < 3 || words[0].length() > 100 || !words[1].matches("[+0-9a-z]{1,50}")) {
            return new Decoded.Malformed("incomplete", "A line is an id, an address and a text. Send all three.", "");
        }
        return new Decoded.Events(List.of(new ChannelEvent.MessageReceived(
                words[0],
                WebhookChannel.contact(payload, words[1]),
                payload.receivedAt(),
                null,
                List.of(new Part.Text(words[2])))));
    }

    @Override
    public ProviderCall call(OutboundMessage message, String sender) {
        String text = message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining(" "));
        String line = "%s %s %s".formatted(message.id(), message.to().address(), text);
        return new ProviderCall("POST", "/lines", "text/plain", Map.of(), line);
    }

    @Override
    public DeliveryOutcome outcome(OutboundMessage message, ProviderAnswer answer) {
        return answer.isSuccess() ? new DeliveryOutcome.Accepted(message.id()) : answer.usualOutcome();
    }
}
