package dev.cauce.engine.desk;

import dev.cauce.engine.desk.operation.Holder;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.view.AgentView;
import dev.cauce.engine.desk.view.LookedAtView;
import dev.cauce.engine.desk.view.LookerView;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What desks were told of who looks into their conversations. Changed and shown while nobody else reads the operation, so that
 * no desk misses a change between its snapshot and its first event.
 */
@Singleton
final class LookBook {
    private final GuestBook guests;
    private final Map<OperationId, Map<String, Told>> told = new ConcurrentHashMap<>();

    LookBook(GuestBook guests) {
        this.guests = guests;
    }

    /** Who was told, and what. */
    private record Told(Set<AgentId> desks, LookedAtView view) {}

    /** Something that a desk is to be told. */
    record ForDesk(AgentId agent, LookedAtView view) {}

    /** The operations of which somebody was told something. */
    Set<OperationId> operations() {
        return Set.copyOf(told.keySet());
    }

    /** How many look now. */
    int lookers() {
        return told.values().stream()
                .flatMap(conversations -> conversations.values().stream())
                .mapToInt(one -> one.view().lookers().size())
                .sum();
    }

    /** Takes who looks now, by conversation, and answers what is to be told: to who has it, and to the guests. */
    List<ForDesk> take(OperationId operation, OperationState state, Map<String, List<LookerView>> looking) {
        var before = told.getOrDefault(operation, Map.of());
        var now = new HashMap<String, Told>();
        looking.forEach((conversation, lookers) -> {
            var desks = desks(operation, state, new InteractionId(conversation));
            var others = lookers.stream()
                    .filter(one -> !desks.contains(new AgentId(one.user())))
                    .toList();
            if (!desks.isEmpty() && !others.isEmpty()) {
                now.put(conversation, new Told(desks, new LookedAtView(conversation, others)));
            }
        });
        var changes = new ArrayList<ForDesk>();
        now.forEach((conversation, one) -> {
            if (!one.equals(before.get(conversation))) {
                one.desks().forEach(agent -> changes.add(new ForDesk(agent, one.view())));
            }
        });
        before.forEach((conversation, one) -> one.desks().stream()
                .filter(agent -> !now.containsKey(conversation)
                        || !now.get(conversation).desks().contains(agent))
                .forEach(agent -> changes.add(new ForDesk(agent, new LookedAtView(conversation, List.of())))));
        if (now.isEmpty()) {
            told.remove(operation);
        } else {
            told.put(operation, Map.copyOf(now));
        }
        return List.copyOf(changes);
    }

    private Set<AgentId> desks(OperationId operation, OperationState state, InteractionId conversation) {
        var desks = new HashSet<AgentId>();
        state.interaction(conversation).flatMap(Holder::owner).ifPresent(owner -> {
            desks.add(owner);
            desks.addAll(guests.joined(operation, conversation, owner));
        });
        return Set.copyOf(desks);
    }

    /** What the agent has in hand, with who looks into it. */
    AgentView shown(OperationId operation, AgentView view) {
        var agent = new AgentId(view.agent());
        return view.withLookers(told.getOrDefault(operation, Map.of()).values().stream()
                .filter(one -> one.desks().contains(agent))
                .map(Told::view)
                .toList());
    }
}
