package dev.cauce.engine.reporting.figures;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How an agent's time passed. Time with several conversations at once counts once.
 *
 * @param signedIn any presence but offline
 * @param available presence available
 * @param paused a named pause
 * @param notResponding after unanswered offers
 * @param busy with at least one conversation or wrap-up in hand, whatever the presence
 * @param busyOrAvailable either of the two
 */
public record AgentTime(
        Duration signedIn,
        Duration available,
        Duration paused,
        Duration notResponding,
        Duration busy,
        Duration busyOrAvailable) {
    public static final AgentTime NONE =
            new AgentTime(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** How {@link #occupancy()} is computed. */
    public static final String OCCUPANCY_FORMULA =
            "union of (active + hold + wrap-up) / union of (active + hold + wrap-up + available)";

    public AgentTime plus(AgentTime more) {
        return new AgentTime(
                signedIn.plus(more.signedIn),
                available.plus(more.available),
                paused.plus(more.paused),
                notResponding.plus(more.notResponding),
                busy.plus(more.busy),
                busyOrAvailable.plus(more.busyOrAvailable));
    }

    /** Empty when the agent was neither busy nor available. */
    public OptionalDouble occupancy() {
        return busyOrAvailable.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) busy.toMillis() / busyOrAvailable.toMillis());
    }
}
