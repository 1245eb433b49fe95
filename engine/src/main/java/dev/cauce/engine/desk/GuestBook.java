package dev.cauce.engine.desk;

import dev.cauce.engine.conversation.Guest;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.view.AgentView;
import dev.cauce.engine.desk.view.ConversationView;
import dev.cauce.engine.desk.view.ParticipantView;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The open guests and invitations of each operation, as this process last read them; PostgreSQL decides. Changed and shown
 * while nobody else reads the operation, so that no desk misses a change between its snapshot and its first event.
 */
@Singleton
final class GuestBook {
    private final Map<OperationId, Map<String, Guest>> open = new ConcurrentHashMap<>();

    Set<String> ids() {
        return open.values().stream().flatMap(of -> of.keySet().stream()).collect(Collectors.toSet());
    }

    List<Guest> all(OperationId operation) {
        return List.copyOf(open.getOrDefault(operation, Map.of()).values());
    }

    List<Guest> of(OperationId operation, InteractionId conversation) {
        return open.getOrDefault(operation, Map.of()).values().stream()
                .filter(guest -> guest.conversation().equals(conversation.value()))
                .toList();
    }

    /** Those who are there while the conversation is with this holder. */
    List<AgentId> joined(OperationId operation, InteractionId conversation, AgentId holder) {
        return of(operation, conversation).stream()
                .filter(guest ->
                        guest.state() == Guest.State.JOINED && guest.holder().equals(holder.value()))
                .map(guest -> new AgentId(guest.agent()))
                .toList();
    }

    /** Takes what was read of an operation, and answers what is new or different, as it is now. */
    List<Guest> take(OperationId operation, List<Guest> read) {
        var known = open.getOrDefault(operation, Map.of());
        var now = new HashMap<String, Guest>();
        var changed = new ArrayList<Guest>();
        for (var guest : read) {
            if (guest.isOpen()) {
                now.put(guest.id(), guest);
            }
            if (!guest.equals(known.get(guest.id()))) {
                changed.add(guest);
            }
        }
        open.put(operation, Map.copyOf(now));
        return List.copyOf(changed);
    }

    /** Whether the conversation is still with who asked the guest. */
    static boolean isLive(OperationState operation, Guest guest) {
        return active(operation, guest).isPresent();
    }

    /** The conversation as the guest sees it; empty when it went on without who asked. */
    static Optional<ConversationView> active(OperationState operation, Guest guest) {
        return operation
                .interaction(new InteractionId(guest.conversation()))
                .flatMap(interaction -> interaction.phase() instanceof Phase.Active active
                                && active.agent().value().equals(guest.holder())
                        ? Optional.of(ConversationView.of(interaction, active))
                        : Optional.empty());
    }

    /** What the agent has in hand, with colleagues in it and what the agent is a guest of. */
    AgentView shown(OperationState operation, SignedIn user, AgentView view) {
        var live = all(user.operation()).stream()
                .filter(guest -> user.serves(new ClientId(guest.client())))
                .filter(guest -> isLive(operation, guest))
                .toList();
        var own = live.stream()
                .filter(guest -> guest.agent().equals(view.agent()))
                .collect(Collectors.toMap(Guest::conversation, Function.identity()));
        return view.with(
                live.stream()
                        .filter(guest -> guest.holder().equals(view.agent()) || isSeenBy(own, guest))
                        .sorted(Comparator.comparing(Guest::invitedAt).thenComparing(Guest::id))
                        .map(ParticipantView::of)
                        .toList(),
                own.values().stream()
                        .flatMap(guest -> active(operation, guest).stream())
                        .sorted(Comparator.comparing(ConversationView::id))
                        .toList());
    }

    /** A guest sees the others; who is only invited, nobody. */
    private static boolean isSeenBy(Map<String, Guest> own, Guest guest) {
        return Stream.ofNullable(own.get(guest.conversation()))
                .anyMatch(mine -> mine.id().equals(guest.id()) || mine.state() == Guest.State.JOINED);
    }
}
