package dev.cauce.channel.testkit;

import dev.cauce.channel.api.Capabilities;
import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.webhook.WebhookChannel;
import dev.cauce.channel.api.webhook.WebhookDelivery;
import java.util.concurrent.CompletionStage;

/** A webhook channel as the engine plugs it in, with a provider of the test's. */
record PluggedChannel(WebhookChannel channel, String sender, WebhookDelivery.Provider provider)
        implements MessageAdapter {
    @Override
    public String kind() {
        return "messaging";
    }

    @Override
    public Capabilities capabilities() {
        return channel.capabilities();
    }

    @Override
    public Decoded decode(Payload payload) {
        return channel.decode(payload);
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(OutboundMessage message) {
        return WebhookDelivery.of(channel, message, sender, provider);
    }

    @Override
    public DeliveryOutcome tell(Notice notice) {
        return new DeliveryOutcome.Unsupported(Capability.NOTICES);
    }
}
