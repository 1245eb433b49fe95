package dev.cauce.engine.reporting.figures;

import java.time.Duration;

/** What happened to the segments of one or many intervals. Counts of disjoint sets of segments add up. */
public record QueueCounts(Outcomes outcomes, InTime inTime, Offers offers, Times times) {
    public static final QueueCounts NONE = new QueueCounts(Outcomes.NONE, InTime.NONE, Offers.NONE, Times.NONE);

    /**
     * How segments ended.
     *
     * @param offered segments that entered the queue, however they ended
     * @param transferredInQueue taken to another queue before anybody answered
     * @param closed ended without an answer and without the contact leaving
     * @param transferredOut of the answered ones, those that the agent passed on
     */
    public record Outcomes(
            long offered,
            long answered,
            long abandoned,
            long overflowed,
            long callbacks,
            long transferredInQueue,
            long closed,
            long transferredOut) {
        public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0, 0, 0, 0);

        Outcomes plus(Outcomes more) {
            return new Outcomes(
                    offered + more.offered,
                    answered + more.answered,
                    abandoned + more.abandoned,
                    overflowed + more.overflowed,
                    callbacks + more.callbacks,
                    transferredInQueue + more.transferredInQueue,
                    closed + more.closed,
                    transferredOut + more.transferredOut);
        }
    }

    /**
     * Measured against the queue's threshold as it was when the segment ended.
     *
     * @param answered answered within the threshold
     * @param abandoned abandoned within the threshold
     * @param shortAbandoned abandoned so early that nobody could have answered
     */
    public record InTime(long answered, long abandoned, long shortAbandoned) {
        public static final InTime NONE = new InTime(0, 0, 0);

        InTime plus(InTime more) {
            return new InTime(
                    answered + more.answered, abandoned + more.abandoned, shortAbandoned + more.shortAbandoned);
        }
    }

    /** Presentations of work to agents, by outcome; an accepted one is only in {@code made}. */
    public record Offers(long made, long declined, long expired, long withdrawn, long failed) {
        public static final Offers NONE = new Offers(0, 0, 0, 0, 0);

        Offers plus(Offers more) {
            return new Offers(
                    made + more.made,
                    declined + more.declined,
                    expired + more.expired,
                    withdrawn + more.withdrawn,
                    failed + more.failed);
        }
    }

    /**
     * Sums of durations.
     *
     * @param waitOfAnswered from entering the queue to the answer
     * @param waitOfAbandoned from entering the queue to leaving it
     * @param connect first offer to answer, of the answered
     * @param talk answer to release, of the answered
     * @param wrapUp release to the end of the segment, of the answered
     */
    public record Times(
            Duration waitOfAnswered, Duration waitOfAbandoned, Duration connect, Duration talk, Duration wrapUp) {
        public static final Times NONE =
                new Times(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

        Times plus(Times more) {
            return new Times(
                    waitOfAnswered.plus(more.waitOfAnswered),
                    waitOfAbandoned.plus(more.waitOfAbandoned),
                    connect.plus(more.connect),
                    talk.plus(more.talk),
                    wrapUp.plus(more.wrapUp));
        }

        /** Talk and wrap-up. Channels without hold have nothing more. */
        public Duration handle() {
            return talk.plus(wrapUp);
        }
    }

    public QueueCounts plus(QueueCounts more) {
        return new QueueCounts(
                outcomes.plus(more.outcomes),
                inTime.plus(more.inTime),
                offers.plus(more.offers),
                times.plus(more.times));
    }
}
