package dev.cauce.engine.desk.view;

import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import java.time.Instant;

/**
 * An offer that waits for the agent's answer until {@code expiresAt}.
 *
 * @param waitingSince since when the contact waits in this queue
 */
public record OfferView(
        String id,
        String conversation,
        String client,
        String queue,
        String channel,
        String contact,
        Instant madeAt,
        Instant expiresAt,
        Instant waitingSince) {
    static OfferView of(Interaction interaction, Phase.Offered offered) {
        return new OfferView(
                offered.offer().toString(),
                interaction.id().value(),
                interaction.client().value(),
                interaction.queue().value(),
                interaction.channel().name(),
                interaction.contact().value(),
                offered.madeAt(),
                offered.expiresAt(),
                interaction.enteredQueueAt());
    }
}
