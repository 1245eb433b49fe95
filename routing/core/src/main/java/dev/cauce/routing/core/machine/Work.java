package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.Trace;
import org.jspecify.annotations.Nullable;

/** The place of a live interaction in the indexes. Ordered by when it is due, then by id. */
final class Work extends Timed implements Comparable<Work> {
    final InteractionId id;
    final int channel;
    Interaction interaction;
    LiveQueue queue;
    long due;

    @Nullable
    Line line;

    /** The position among the members of the queue. */
    int member;

    /** The agent among whose work in hand this is. */
    @Nullable
    AgentSlot heldBy;
    /** The agent for whom this is kept. */
    @Nullable
    AgentSlot keptBy;

    /** Whether this takes some of the holder's capacity. */
    boolean counted;

    boolean live = true;

    @Nullable
    Trace trace;

    boolean dirty;
    boolean traceDirty;
    boolean entering;

    Work(Interaction interaction, LiveQueue queue, int channel) {
        this.id = interaction.id();
        this.interaction = interaction;
        this.queue = queue;
        this.channel = channel;
    }

    boolean isWaiting() {
        return interaction.phase() instanceof Phase.Waiting;
    }

    /** The agent who is offered, talks, wraps up, or is kept free for a callback. */
    @Nullable
    AgentId holder() {
        return switch (interaction.phase()) {
            case Phase.Waiting _ -> null;
            case Phase.Offered offered -> offered.agent();
            case Phase.Active active -> active.agent();
            case Phase.WrapUp wrapUp -> wrapUp.agent();
            case Phase.CallingBack calling -> calling.agent();
        };
    }

    /** Not offered to anyone for now: a callback between two calls. */
    boolean isHeldBack() {
        return interaction.callback() != null && interaction.callback().notBefore() != null;
    }

    boolean takesCapacity() {
        return !(interaction.phase() instanceof Phase.Active active && active.released());
    }

    /** Not to be offered to this agent now, whatever the cycle. */
    boolean backsOffFrom(AgentId agent) {
        return !interaction.backingOff().isEmpty() && interaction.backingOff().containsKey(agent);
    }

    boolean excludes(AgentId agent) {
        return backsOffFrom(agent) || interaction.refusedBy().contains(agent);
    }

    @Override
    String timerKey() {
        return id.value();
    }

    @Override
    public int compareTo(Work other) {
        int byDue = Long.compare(due, other.due);
        return byDue != 0 ? byDue : id.compareTo(other.id);
    }
}
