package dev.cauce.engine.reporting.figures;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** A mean duration, with the formula that every answer names beside the value. */
@SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
public enum Average {
    SPEED_OF_ANSWER(
            "averageSpeedOfAnswer",
            "sum of the wait of answered / answered",
            counts -> counts.times().waitOfAnswered(),
            counts -> counts.outcomes().answered()),
    HANDLE_TIME(
            "averageHandleTime",
            "sum of (talk + hold + wrap-up) / handled",
            counts -> counts.times().handle(),
            counts -> counts.outcomes().answered()),
    CONNECT_TIME(
            "averageConnectTime",
            "sum of (first offer to answer) / answered",
            counts -> counts.times().connect(),
            counts -> counts.outcomes().answered()),
    TIME_TO_ABANDON(
            "averageTimeToAbandon",
            "sum of the wait of abandoned / abandoned",
            counts -> counts.times().waitOfAbandoned(),
            counts -> counts.outcomes().abandoned());

    private final String key;
    private final String formula;
    private final Function<QueueCounts, Duration> sum;
    private final ToLongFunction<QueueCounts> count;

    Average(String key, String formula, Function<QueueCounts, Duration> sum, ToLongFunction<QueueCounts> count) {
        this.key = key;
        this.formula = formula;
        this.sum = sum;
        this.count = count;
    }

    /** The name in answers and exports. */
    public String key() {
        return key;
    }

    public String formula() {
        return formula;
    }

    /** Empty when there is nothing to divide by; whole milliseconds, rounded half up. */
    public Optional<Duration> of(QueueCounts counts) {
        var below = count.applyAsLong(counts);
        if (below == 0) {
            return Optional.empty();
        }
        var milliseconds = sum.apply(counts).toMillis();
        return Optional.of(Duration.ofMillis(Math.round((double) milliseconds / below)));
    }
}
