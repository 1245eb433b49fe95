package dev.cauce.engine.desk.view;

import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that the agent owns.
 *
 * @param phase {@code active} or {@code wrap-up}
 * @param since since when it is in this phase
 * @param unread how many of the contact's messages no agent has read; counted in {@code GET /agent/state} only
 * @param lastContactAt when the contact last wrote, or the agent took over; absent in wrap-up
 */
public record ConversationView(
        String id,
        String phase,
        String client,
        String queue,
        String channel,
        String contact,
        Instant since,
        @Nullable Instant lastContactAt,
        @Nullable Integer unread) {
    public static final String ACTIVE = "active";
    public static final String WRAP_UP = "wrap-up";

    public static ConversationView of(Interaction interaction, Phase.Active active) {
        return of(interaction, ACTIVE, active.since(), active.lastContactAt());
    }

    static ConversationView of(Interaction interaction, Phase.WrapUp wrapUp) {
        return of(interaction, WRAP_UP, wrapUp.since(), null);
    }

    ConversationView withUnread(int count) {
        return new ConversationView(id, phase, client, queue, channel, contact, since, lastContactAt, count);
    }

    private static ConversationView of(
            Interaction interaction, String phase, Instant since, @Nullable Instant lastContactAt) {
        return new ConversationView(
                interaction.id().value(),
                phase,
                interaction.client().value(),
                interaction.queue().value(),
                interaction.channel().name(),
                interaction.contact().value(),
                since,
                lastContactAt,
                null);
    }
}
