package dev.cauce.engine.supervisor.live;

import dev.cauce.engine.routing.EstimatedWait;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue now. Ages are given as the instants they count from, so that a picture stays true while nothing happens.
 *
 * @param waiting not answered yet, offers included
 * @param oldestWaitingSince absent when nobody waits
 * @param estimatedWait for somebody who joins now; absent when too little happened lately to say
 * @param inProgress in conversation; wrap-up is counted apart
 * @param atRisk waiting, still in time, but likely late before an agent frees up
 * @param late waiting longer than the threshold already
 */
public record QueueLive(
        String queue,
        String client,
        int waiting,
        @Nullable Instant oldestWaitingSince,
        @Nullable EstimatedWait estimatedWait,
        int inProgress,
        int wrappingUp,
        int atRisk,
        int late,
        ServiceLevel serviceLevel,
        AnswerSpeed answerSpeed,
        int answeredToday,
        int abandonedToday,
        AgentsByPresence agents) {

    /** The target and what was measured by formula D, over the last 30 minutes and today in the client's time zone. */
    public record ServiceLevel(double targetShare, Duration threshold, Measured last30Minutes, Measured today) {}

    /**
     * Answered in time over (answered + abandoned − shortly abandoned).
     *
     * @param share absent when nothing was counted
     */
    public record Measured(@Nullable Double share, int inTime, int of) {
        static Measured of(Tally tally) {
            var counted = tally.answered() + tally.abandoned() - tally.abandonedShortly();
            return new Measured(
                    counted == 0 ? null : (double) tally.answeredInTarget() / counted,
                    tally.answeredInTarget(),
                    counted);
        }
    }

    /** Average wait of the answered (ASA): today, in the last 5 minutes, and in the 5 minutes before those. */
    public record AnswerSpeed(
            @Nullable Duration today,
            @Nullable Duration last5Minutes,
            @Nullable Duration before) {
        static @Nullable Duration average(Tally tally) {
            return tally.answered() == 0 ? null : tally.waited().dividedBy(tally.answered());
        }
    }

    /** Agents who serve the queue. */
    public record AgentsByPresence(int available, int paused, int notResponding, int offline) {}
}
