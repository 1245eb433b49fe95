package dev.cauce.engine.supervisor.live;

import dev.cauce.engine.desk.view.CapacityView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agent now; counts are of today.
 *
 * @param interactions of the clients that whoever looks may see; {@code capacity} counts all
 */
public record AgentLive(
        String agent,
        String presence,
        @Nullable String reason,
        Instant presenceSince,
        CapacityView capacity,
        List<InHand> interactions,
        int offered,
        int handled,
        int declined,
        int expired) {
    public AgentLive {
        interactions = List.copyOf(interactions);
    }

    /** The same agent, with work for these clients only. */
    AgentLive ofClients(Set<String> clients) {
        return new AgentLive(
                agent,
                presence,
                reason,
                presenceSince,
                capacity,
                interactions.stream()
                        .filter(inHand -> clients.contains(inHand.client()))
                        .toList(),
                offered,
                handled,
                declined,
                expired);
    }

    /** One interaction in an agent's hand; {@code phase} is {@code offered}, {@code active} or {@code wrap-up}. */
    public record InHand(
            String interaction, String client, String queue, String channel, String phase, Instant since) {}
}
