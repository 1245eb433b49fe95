package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Agents with something free, in the order of each agent policy that is in use. Agents whose place may have changed are
 * put right only when an order is asked for: while all are busy, nobody asks.
 */
final class FreeOrders {
    private static final int SWEEP_FROM = 64;
    private final Map<AgentPolicy, NavigableSet<AgentSlot>> orders = new EnumMap<>(AgentPolicy.class);
    private final List<AgentSlot> stale = new ArrayList<>();
    private final NavigableSet<AgentSlot> longestIdle = order(AgentPolicy.LONGEST_IDLE);

    FreeOrders() {
        orders.put(AgentPolicy.LONGEST_IDLE, longestIdle);
    }

    /** The free agents, whom the policy prefers first. */
    NavigableSet<AgentSlot> by(AgentPolicy policy) {
        settle();
        return orders.computeIfAbsent(policy, this::filled);
    }

    void changed(AgentSlot slot) {
        if (slot.stale) {
            return;
        }
        slot.stale = true;
        stale.add(slot);
        if (stale.size() > SWEEP_FROM) {
            settle();
        }
    }

    private NavigableSet<AgentSlot> filled(AgentPolicy policy) {
        NavigableSet<AgentSlot> order = order(policy);
        order.addAll(longestIdle);
        return order;
    }

    private void settle() {
        for (AgentSlot slot : stale) {
            slot.stale = false;
            settle(slot);
        }
        stale.clear();
    }

    private void settle(AgentSlot slot) {
        if (slot.ordered && !(slot.free && slot.standsRight())) {
            orders.values().forEach(order -> order.remove(slot));
            slot.ordered = false;
        }
        if (slot.free && !slot.ordered) {
            slot.stand();
            orders.values().forEach(order -> order.add(slot));
            slot.ordered = true;
        }
    }

    private static NavigableSet<AgentSlot> order(AgentPolicy policy) {
        return new TreeSet<>((one, other) -> AgentRankings.compare(policy, one.standing, other.standing));
    }
}
