package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.ContractTerms;
import dev.cauce.routing.core.Flow;
import dev.cauce.routing.core.QueuePolicy;
import dev.cauce.routing.core.ServiceLevelTarget;
import java.time.Duration;
import java.time.Instant;

/** The queue policies as orders: a free agent is given the work with the smallest key. */
final class QueueRankings {
    private QueueRankings() {}

    static long key(QueuePolicy policy, Work work, Instant now) {
        return switch (policy) {
            case EARLIEST_DUE_FIRST -> work.due;
            case PRIORITY_THEN_OLDEST -> -work.interaction.priority();
            case WEIGHTED_DELAY -> largestFirst(weightedDelay(work, now));
            case SERVICE_LEVEL_DEFICIT -> largestFirst(deficit(work.queue, now));
            case CONTRACT_EXPOSURE -> largestFirst(exposure(work.queue, now));
        };
    }

    /** The order of two with the same key. */
    static int compareTied(QueuePolicy policy, Work one, Work other) {
        if (policy == QueuePolicy.PRIORITY_THEN_OLDEST) {
            int byAge = one.interaction.enteredQueueAt().compareTo(other.interaction.enteredQueueAt());
            return byAge != 0 ? byAge : one.id.compareTo(other.id);
        }
        return one.compareTo(other);
    }

    /** A number that is the smaller, the larger this one is. */
    private static long largestFirst(double value) {
        long bits = Double.doubleToLongBits(-value);
        return bits >= 0 ? bits : bits ^ Long.MAX_VALUE;
    }

    private static double weightedDelay(Work work, Instant now) {
        Duration age = Duration.between(work.interaction.enteredQueueAt(), now);
        Duration threshold = work.queue.definition.target().threshold();
        return work.queue.definition.rules().weight() * ((double) age.toMillis() / threshold.toMillis());
    }

    /** How far the queue's rolling service level is below its target; 0 if it is not. */
    static double deficit(LiveQueue queue, Instant now) {
        Flow.Bucket sum = queue.flowUntil(now);
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
        Flow.Bucket sum = queue.flowUntil(now);
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
