package dev.cauce.load.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the engine shows after a run.
 *
 * @param histories by conversation, its lines by rising sequence number
 * @param waiting conversations that still wait in the run's queues
 * @param inProgress conversations that are still with agents
 * @param wrappingUp conversations that agents still wrap up
 * @param reported segments in the reports since the run began
 * @param reportedAnswered of these, the answered ones
 */
public record Findings(
        Map<String, List<Line>> histories,
        long waiting,
        long inProgress,
        Set<String> wrappingUp,
        long reported,
        long reportedAnswered) {
    public Findings {
        histories = Map.copyOf(histories);
        wrappingUp = Set.copyOf(wrappingUp);
    }

    /** One stored line. */
    public record Line(long sequence, Utterance utterance) {}
}
