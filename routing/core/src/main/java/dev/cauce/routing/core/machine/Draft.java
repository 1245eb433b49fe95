package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Decision.Arrival;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.OfferCounts;
import dev.cauce.routing.core.Interaction.Overflow;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next version of an interaction while a transition writes it. */
final class Draft {
    private final InteractionId id;
    private final ClientId client;
    private final Channel channel;
    private final ContactId contact;
    private final Instant createdAt;
    private final @Nullable Instant dueAt;
    QueueId queue;
    int priority;
    int segment;
    Arrival arrival;
    Instant enteredQueueAt;
    Instant segmentStartedAt;

    @Nullable
    Instant firstOfferedAt;

    @Nullable
    Instant answeredAt;

    boolean answeredBefore;
    int attempt;
    OfferCounts offers;
    Set<AgentId> refusedBy;
    Map<AgentId, Instant> backingOff;

    @Nullable
    AgentId reservedFor;

    @Nullable
    Instant reservedUntil;

    int relaxation;
    Overflow overflow;

    Interaction.@Nullable Callback callback;

    Phase phase;

    Draft(Interaction from) {
        id = from.id();
        client = from.client();
        queue = from.queue();
        channel = from.channel();
        contact = from.contact();
        priority = from.priority();
        segment = from.segment();
        arrival = from.arrival();
        createdAt = from.createdAt();
        enteredQueueAt = from.enteredQueueAt();
        dueAt = from.dueAt();
        segmentStartedAt = from.segmentStartedAt();
        firstOfferedAt = from.firstOfferedAt();
        answeredAt = from.answeredAt();
        answeredBefore = from.answeredBefore();
        attempt = from.attempt();
        offers = from.offers();
        refusedBy = from.refusedBy();
        backingOff = from.backingOff();
        reservedFor = from.reservedFor();
        reservedUntil = from.reservedUntil();
        relaxation = from.relaxation();
        overflow = from.overflow();
        callback = from.callback();
        phase = from.phase();
    }

    Draft waiting() {
        phase = Phase.WAITING;
        return this;
    }

    Draft phase(Phase next) {
        phase = next;
        return this;
    }

    /** Excluded for the rest of the cycle, and until then in any case. */
    Draft refused(AgentId agent, Instant until) {
        refusedBy = new HashSet<>(refusedBy);
        refusedBy.add(agent);
        backingOff = new HashMap<>(backingOff);
        backingOff.put(agent, until);
        if (agent.equals(reservedFor)) {
            unreserved();
        }
        return this;
    }

    Draft unreserved() {
        reservedFor = null;
        reservedUntil = null;
        return this;
    }

    Interaction build() {
        return new Interaction(
                id,
                client,
                queue,
                channel,
                contact,
                priority,
                segment,
                arrival,
                createdAt,
                enteredQueueAt,
                dueAt,
                segmentStartedAt,
                firstOfferedAt,
                answeredAt,
                answeredBefore,
                attempt,
                offers,
                refusedBy,
                backingOff,
                reservedFor,
                reservedUntil,
                relaxation,
                overflow,
                callback,
                phase);
    }
}
