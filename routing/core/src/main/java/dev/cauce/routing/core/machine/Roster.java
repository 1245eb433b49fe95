package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.OperationRules;
import dev.cauce.routing.core.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agents, and who of them is free: a bit set per channel, and an order per agent policy. An agent's number says only
 * which bit is the agent's; no decision depends on it.
 */
final class Roster {
    final Bits online = new Bits();
    final Bits available = new Bits();
    private final Map<AgentId, AgentSlot> byId = new HashMap<>();
    private final List<@Nullable AgentSlot> byIndex = new ArrayList<>();
    private final List<Integer> unused = new ArrayList<>();
    private final Map<Channel, Integer> channels = new HashMap<>();
    private final List<Bits> free = new ArrayList<>();
    private final List<Bits> interrupted = new ArrayList<>();
    private final FreeOrders orders = new FreeOrders();
    private Map<Channel, Set<Channel>> interrupts = Map.of();

    @Nullable
    AgentSlot find(AgentId id) {
        return byId.get(id);
    }

    AgentSlot at(int index) {
        AgentSlot slot = byIndex.get(index);
        if (slot == null) {
            throw new IllegalStateException("No agent has the number " + index + ".");
        }
        return slot;
    }

    Collection<AgentSlot> all() {
        return byId.values();
    }

    /** Agents with something free, whom the policy prefers first. */
    NavigableSet<AgentSlot> free(AgentPolicy policy) {
        return orders.by(policy);
    }

    Bits free(int channel) {
        return free.get(channel);
    }

    int number(Channel channel) {
        Integer known = channels.get(channel);
        if (known != null) {
            return known;
        }
        int number = channels.size();
        channels.put(channel, number);
        free.add(new Bits());
        interrupted.add(new Bits());
        for (Channel each : List.copyOf(channels.keySet())) {
            interrupted(each);
        }
        return number;
    }

    void rules(OperationRules rules) {
        interrupts = rules.interrupts();
        for (Channel channel : List.copyOf(channels.keySet())) {
            interrupted(channel);
        }
        byId.values().forEach(this::refresh);
    }

    AgentSlot add(AgentDefinition definition, AgentState state) {
        int index = unused.isEmpty() ? byIndex.size() : unused.removeLast();
        AgentSlot slot = new AgentSlot(definition, state, index);
        if (index == byIndex.size()) {
            byIndex.add(slot);
        } else {
            byIndex.set(index, slot);
        }
        byId.put(slot.id, slot);
        redefine(slot, definition);
        return slot;
    }

    void redefine(AgentSlot slot, AgentDefinition definition) {
        slot.definition = definition;
        var capacity = definition.capacity();
        capacity.channels().keySet().forEach(this::number);
        slot.load.capacity(capacity.units(), channels.size());
        capacity.channels().forEach((channel, of) -> slot.load.channel(number(channel), of.cost(), of.maximum()));
        refresh(slot);
    }

    void remove(AgentSlot slot) {
        slot.live = false;
        slot.free = false;
        orders.changed(slot);
        free.forEach(bits -> bits.clear(slot.index));
        online.clear(slot.index);
        available.clear(slot.index);
        byId.remove(slot.id);
        byIndex.set(slot.index, null);
        unused.add(slot.index);
    }

    /** Brings the agent's place in every index up to date; to be called after any change of state or load. */
    void refresh(AgentSlot slot) {
        online.put(slot.index, slot.state.presence().kind() != Presence.Kind.OFFLINE);
        available.put(slot.index, slot.state.presence().isAvailable());
        boolean ready = slot.isReady();
        boolean any = false;
        for (int channel = 0; channel < free.size(); channel++) {
            boolean fits = ready && slot.load.fits(channel, interrupted.get(channel));
            free.get(channel).put(slot.index, fits);
            any |= fits;
        }
        slot.free = any;
        if (slot.free || slot.ordered) {
            orders.changed(slot);
        }
    }

    private void interrupted(Channel channel) {
        Bits bits = new Bits();
        for (Channel below : interrupts.getOrDefault(channel, Set.of())) {
            Integer number = channels.get(below);
            if (number != null) {
                bits.set(number);
            }
        }
        interrupted.set(number(channel), bits);
    }
}
