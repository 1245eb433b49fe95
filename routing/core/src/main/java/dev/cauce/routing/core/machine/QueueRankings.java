package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.ContractTerms;
import dev.cauce.routing.core.Flow;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.ServiceLevelTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** The queue policies as orders: a free agent is given the smallest work. */
final class QueueRankings {
    private QueueRankings() {}

    static Comparator<Work> of(OperationSettings settings, Instant now) {
        return switch (settings.rules().queuePolicy()) {
            case EARLIEST_DUE_FIRST -> Comparator.naturalOrder();
            case PRIORITY_THEN_OLDEST ->
                Comparator.<Work>comparingInt(work -> -work.interaction.priority())
                        .thenComparing(work -> work.interaction.enteredQueueAt())
                        .thenComparing(work -> work.id);
            case WEIGHTED_DELAY ->
                Comparator.<Work>comparingDouble(work -> -weightedDelay(work, now))
                        .thenComparing(Work::compareTo);
            case SERVICE_LEVEL_DEFICIT ->
                Comparator.<Work>comparingDouble(work -> -deficit(work.queue, now))
                        .thenComparing(Work::compareTo);
            case CONTRACT_EXPOSURE ->
                Comparator.<Work>comparingDouble(work -> -exposure(work.queue, now))
                        .thenComparing(Work::compareTo);
        };
    }

    private static double weightedDelay(Work work, Instant now) {
        Duration age = Duration.between(work.interaction.enteredQueueAt(), now);
        Duration threshold = work.queue.definition.target().threshold();
        return work.queue.definition.rules().weight() * ((double) age.toMillis() / threshold.toMillis());
    }

    /** How far the queue's rolling service level is below its target; 0 if it is not. */
    static double deficit(LiveQueue queue, Instant now) {
        Flow.Bucket sum = queue.state.flow().sum(now);
        int counted = sum.answered() + sum.abandoned();
        ServiceLevelTarget target = queue.definition.target();
        return counted == 0 ? 0 : Math.max(0, target.share() - (double) sum.answeredInTime() / counted);
    }

    /**
     * Money at risk for each contact that is answered too late now: the amount of the next band, spread over the late
     * answers that are left until it is hit.
     */
    static double exposure(LiveQueue queue, Instant now) {
        ContractTerms terms = queue.definition.rules().contract();
        if (terms == null) {
            return 0;
        }
        Flow.Bucket sum = queue.state.flow().sum(now);
        double inTime = terms.inTime() + (double) sum.answeredInTime();
        double counted = terms.counted() + (double) sum.answered() + sum.abandoned();
        double exposure = 0;
        for (ContractTerms.Band band : terms.bands()) {
            double lateLeft = inTime / band.below() - counted;
            if (lateLeft >= 0) {
                exposure = Math.max(exposure, band.amount() / (lateLeft + 1));
            }
        }
        return exposure;
    }
}
