package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.OverflowRule.Condition;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.RelaxationStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When something next happens to an entity by itself. Follows from the entity and the definitions alone. */
final class DueTimes {
    private DueTimes() {}

    static @Nullable Instant of(Interaction interaction, QueueDefinition queue) {
        return switch (interaction.phase()) {
            case Phase.Waiting _ -> ofWaiting(interaction, queue);
            case Phase.Offered offered -> offered.expiresAt();
            case Phase.Active active -> silentAt(active, queue);
            case Phase.WrapUp wrapUp -> wrapUpEndsAt(wrapUp, queue);
            case Phase.CallingBack calling -> calling.until();
        };
    }

    static @Nullable Instant silentAt(Phase.Active active, QueueDefinition queue) {
        Duration silence = queue.rules().releaseSilentAfter();
        return silence == null || active.released()
                ? null
                : active.lastContactAt().plus(silence);
    }

    static @Nullable Instant wrapUpEndsAt(Phase.WrapUp wrapUp, QueueDefinition queue) {
        return queue.wrapUpTimeout().isZero() ? null : wrapUp.since().plus(queue.wrapUpTimeout());
    }

    /** When the relaxation step with this number (from 1) opens, for a segment that began then; null if there is none. */
    static @Nullable Instant relaxationAt(QueueDefinition queue, Instant segmentStartedAt, int step) {
        List<RelaxationStep> steps = queue.rules().relaxation();
        if (step > steps.size()) {
            return null;
        }
        Instant at = segmentStartedAt;
        for (RelaxationStep each : steps.subList(0, step)) {
            at = at.plus(each.after());
        }
        return at;
    }

    static @Nullable Instant overflowAt(Interaction interaction, QueueDefinition queue) {
        Instant earliest = null;
        var rules = queue.rules().overflow();
        for (int index = 0; index < rules.size(); index++) {
            if (rules.get(index).condition() instanceof Condition.Waited(var limit)
                    && !interaction.overflow().applied().contains(index)) {
                earliest = earlier(earliest, interaction.segmentStartedAt().plus(limit));
            }
        }
        return earliest;
    }

    static @Nullable Instant of(AgentSlot slot, OperationSettings settings) {
        AgentState state = slot.state;
        Instant due = state.backOffUntil();
        if (state.presence().kind() != Presence.Kind.OFFLINE) {
            return state.desktopLostAt() == null
                    ? due
                    : earlier(due, state.desktopLostAt().plus(settings.disconnectGrace()));
        }
        boolean returns = slot.held.any(work -> returns(work.interaction, settings));
        return returns ? earlier(due, state.presenceSince().plus(settings.conversationGrace())) : due;
    }

    /** Whether an agent who stays away loses this. */
    static boolean returns(Interaction interaction, OperationSettings settings) {
        return switch (interaction.phase()) {
            case Phase.Active _ -> !settings.rules().keepConversations().contains(interaction.channel());
            case Phase.WrapUp _ -> true;
            case Phase.Waiting _, Phase.Offered _, Phase.CallingBack _ -> false;
        };
    }

    static @Nullable Instant of(LiveQueue queue) {
        return earlier(queue.state.hoursChangeAt(), queue.nextLevelAt());
    }

    private static @Nullable Instant ofWaiting(Interaction interaction, QueueDefinition queue) {
        Instant due = interaction.reservedUntil();
        if (interaction.callback() != null) {
            due = earlier(due, interaction.callback().notBefore());
        }
        for (Instant until : interaction.backingOff().values()) {
            due = earlier(due, until);
        }
        if (!queue.rules().relaxation().isEmpty()) {
            due = earlier(due, relaxationAt(queue, interaction.segmentStartedAt(), interaction.relaxation() + 1));
        }
        return queue.rules().overflow().isEmpty() ? due : earlier(due, overflowAt(interaction, queue));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
