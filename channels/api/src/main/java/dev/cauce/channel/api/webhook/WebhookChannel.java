package dev.cauce.channel.api.webhook;

import dev.cauce.channel.api.Capabilities;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Payload;
import java.util.Optional;

/**
 * A provider of messages, such as of SMS: what it posts, how it is called, and what its answers mean. Pure and without state, so
 * that one serves all accounts on all threads. A bean of this type in a module on the class path is a channel. Every one passes
 * {@code WebhookChannelContract} of the test kit.
 */
public interface WebhookChannel {

    /** The provider's name in definitions, addresses and meters: small letters, digits and hyphens. Never changes. */
    String provider();

    /** What a message to a contact may be made of, and how much of it. */
    Capabilities capabilities();

    /** By what a webhook is known to be the provider's. It is checked before {@link #decode} sees anything. */
    WebhookSignature signature();

    /** How calls say whose they are. The key itself is put in by the engine. */
    Credential credential();

    /**
     * What a webhook means. Never throws, and gives equal events whenever it is asked. The payload's address is the account's own
     * at the provider, as it is configured; that of an event is the contact's: {@link #contact}.
     */
    Decoded decode(Payload payload);

    /** Why a message cannot be carried: what is not declared, and what else the provider would never take. */
    default Optional<DeliveryOutcome> refusalOf(OutboundMessage message) {
        return capabilities().refusalOf(message);
    }

    /** The call that hands a message to the provider, with its id so that a repeated call shows it once. Nothing refused comes here. */
    ProviderCall call(OutboundMessage message, String sender);

    /** What the provider's answer means for the message. Never throws, whatever the answer is. */
    DeliveryOutcome outcome(OutboundMessage message, ProviderAnswer answer);

    /** A contact of the account that a webhook came for. Throws {@link IllegalArgumentException} for what is no address. */
    static ContactAddress contact(Payload payload, String address) {
        return new ContactAddress(payload.from().client(), payload.from().channel(), address);
    }
}
