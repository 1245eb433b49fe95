package dev.cauce.routing.benchmarks;

import org.HdrHistogram.Histogram;

/** How long steps took, in nanoseconds of elapsed time: by what had to be decided. */
final class Timings {
    private static final long LONGEST = 60_000_000_000L;
    private static final int DIGITS = 3;
    /** An agent became free: which work? */
    final Histogram agentFreed = new Histogram(LONGEST, DIGITS);
    /** Work arrived: which agent, or none? */
    final Histogram workArrived = new Histogram(LONGEST, DIGITS);
    /** Accepted, closed: nothing to choose. */
    final Histogram other = new Histogram(LONGEST, DIGITS);

    void agentFreed(long nanos) {
        agentFreed.recordValue(nanos);
    }

    void workArrived(long nanos) {
        workArrived.recordValue(nanos);
    }

    void other(long nanos) {
        other.recordValue(nanos);
    }

    /** Both kinds of deciding steps together. */
    Histogram deciding() {
        Histogram all = agentFreed.copy();
        all.add(workArrived);
        return all;
    }

    void reset() {
        agentFreed.reset();
        workArrived.reset();
        other.reset();
    }
}
