package dev.cauce.engine.channel.provider;

import dev.cauce.channel.api.Capabilities;
import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.webhook.WebhookDelivery;
import dev.cauce.engine.configuration.definition.MediaChannel;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** All adapters that are plugged in, as one: each channel's is that of its account. */
@Singleton
class ProviderAdapter implements MessageAdapter {
    private static final Capabilities ANYTHING = new Capabilities(
            EnumSet.allOf(Capability.class),
            new Capabilities.Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE));

    private final ProviderAccounts accounts;
    private final ProviderApi api;

    ProviderAdapter(ProviderAccounts accounts, ProviderApi api) {
        this.accounts = accounts;
        this.api = api;
    }

    @Override
    public String kind() {
        return MediaChannel.MESSAGING.channel().name();
    }

    /** What some account may have: each adapter refuses what its own provider cannot carry. */
    @Override
    public Capabilities capabilities() {
        return ANYTHING;
    }

    @Override
    public Decoded decode(Payload payload) {
        return accounts.known(payload.from().channel())
                .map(known -> known.adapter().decode(payload))
                .orElseGet(() -> new Decoded.Malformed("no-account", "There is no account with this channel id.", ""));
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(OutboundMessage message) {
        return accounts.known(message.to().channel())
                .map(known -> WebhookDelivery.of(
                        known.adapter(), message, known.account().sender(), call -> api.ask(known, call)))
                .orElseGet(
                        () -> CompletableFuture.completedFuture(
                                new DeliveryOutcome.Rejected(
                                        "no-account",
                                        "The account of this conversation is not configured any more, or its adapter was taken away.")));
    }

    @Override
    public DeliveryOutcome tell(Notice notice) {
        return new DeliveryOutcome.Unsupported(Capability.NOTICES);
    }
}
