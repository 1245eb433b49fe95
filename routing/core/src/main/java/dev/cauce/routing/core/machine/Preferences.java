package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.LastHandled;
import dev.cauce.routing.core.PreferredAgent;
import dev.cauce.routing.core.Presence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Remembers who handled a contact, and keeps the contact's next interaction for that agent for a while. */
final class Preferences {
    private final Operation operation;

    Preferences(Operation operation) {
        this.operation = operation;
    }

    void remember(Interaction interaction, LiveQueue queue, AgentId agent, Instant now) {
        if (queue.definition.rules().preferredAgent() != null) {
            operation.store(new LastHandled(interaction.client(), interaction.contact(), agent, now));
        }
    }

    void reserve(Draft draft, LiveQueue queue, Instant now) {
        PreferredAgent rule = queue.definition.rules().preferredAgent();
        if (rule == null) {
            return;
        }
        Interaction arriving = draft.build();
        LastHandled last = operation.lastHandled(Entity.OfContact.key(arriving.client(), arriving.contact()));
        if (last == null || last.at().plus(rule.lookBack()).isBefore(now)) {
            return;
        }
        AgentSlot slot = qualified(last.agent(), queue);
        if (slot == null || (rule.skipIfOffline() && slot.state.presence().kind() == Presence.Kind.OFFLINE)) {
            return;
        }
        draft.reservedFor = slot.id;
        draft.reservedUntil = now.plus(rule.keepFor());
    }

    /** Waiting work that was kept for this agent is for everyone. */
    void release(AgentSlot slot, boolean preferredToo) {
        for (Work work : slot.reserved()) {
            PreferredAgent rule = work.queue.definition.rules().preferredAgent();
            boolean keep = work.interaction.reservedUntil() != null && rule != null && !rule.skipIfOffline();
            if (preferredToo || !keep) {
                operation.store(new Draft(work.interaction).unreserved().build());
            }
        }
    }

    private @Nullable AgentSlot qualified(AgentId agent, LiveQueue queue) {
        AgentSlot slot = operation.agent(agent);
        return slot != null && slot.serving.in(queue) != null ? slot : null;
    }
}
