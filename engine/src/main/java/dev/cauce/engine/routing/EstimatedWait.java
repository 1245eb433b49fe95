package dev.cauce.engine.routing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Optional;

/**
 * How long somebody who joins a queue now will probably wait: a range and how far it can be trusted, from how fast the
 * queue has moved lately. The range is that of a Poisson count, about four times out of five.
 */
public record EstimatedWait(Duration low, Duration high, Confidence confidence) {
    private static final double SPREAD = 1.28;
    private static final int FEW = 3;
    private static final int SOME = 10;
    private static final int MANY = 30;

    /** Of an estimate: by how much work it is based on. */
    public enum Confidence {
        @JsonProperty("low")
        LOW,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("high")
        HIGH
    }

    /**
     * For the place in line (1 is next), when {@code left} waiting contacts left the line within {@code during}. Empty
     * when too few did to say anything.
     */
    public static Optional<EstimatedWait> of(int place, int left, Duration during) {
        if (left < FEW) {
            return Optional.empty();
        }
        var spread = SPREAD * Math.sqrt(left);
        var seconds = (double) during.toSeconds();
        var low = place * seconds / (left + spread);
        var high = place * seconds / Math.max(1, left - spread);
        return Optional.of(new EstimatedWait(
                Duration.ofSeconds(Math.round(low)),
                Duration.ofSeconds(Math.round(high)),
                left < SOME ? Confidence.LOW : left < MANY ? Confidence.MEDIUM : Confidence.HIGH));
    }

    /** The middle of the range. */
    public Duration middle() {
        return low.plus(high).dividedBy(2);
    }
}
