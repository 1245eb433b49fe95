package dev.cauce.engine.desk.operation;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import java.util.Optional;

/** Who has an interaction in hand. */
public final class Holder {
    private Holder() {}

    /** The agent whom it is offered to or kept free for, who talks, or who wraps up; nobody while it waits. */
    public static Optional<AgentId> of(Interaction interaction) {
        return switch (interaction.phase()) {
            case Phase.Waiting() -> Optional.empty();
            case Phase.CallingBack calling -> Optional.of(calling.agent());
            case Phase.Offered offered -> Optional.of(offered.agent());
            case Phase.Active active -> Optional.of(active.agent());
            case Phase.WrapUp wrapUp -> Optional.of(wrapUp.agent());
        };
    }

    /** The agent who talks or wraps up; nobody before an offer is accepted. */
    public static Optional<AgentId> owner(Interaction interaction) {
        return waits(interaction) ? Optional.empty() : of(interaction);
    }

    /** Whether the interaction counts against the capacity of who has it: all that is not released for its silence. */
    public static boolean occupies(Interaction interaction) {
        return !(interaction.phase() instanceof Phase.Active active) || !active.released();
    }

    /** Whether the interaction has not been answered in this segment: it waits, or is offered. */
    public static boolean waits(Interaction interaction) {
        return interaction.phase() instanceof Phase.Waiting
                || interaction.phase() instanceof Phase.Offered
                || interaction.phase() instanceof Phase.CallingBack;
    }
}
