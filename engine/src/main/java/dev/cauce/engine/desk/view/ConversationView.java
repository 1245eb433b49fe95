package dev.cauce.engine.desk.view;

import dev.cauce.routing.core.Interaction;
import java.time.Instant;

/**
 * A conversation that the agent owns.
 *
 * @param phase {@code active} or {@code wrap-up}
 * @param since since when it is in this phase
 */
public record ConversationView(
        String id, String phase, String client, String queue, String channel, String contact, Instant since) {
    public static final String ACTIVE = "active";
    public static final String WRAP_UP = "wrap-up";

    static ConversationView of(Interaction interaction, String phase, Instant since) {
        return new ConversationView(
                interaction.id().value(),
                phase,
                interaction.client().value(),
                interaction.queue().value(),
                interaction.channel().name(),
                interaction.contact().value(),
                since);
    }
}
