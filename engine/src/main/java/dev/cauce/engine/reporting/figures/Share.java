package dev.cauce.engine.reporting.figures;

import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** A figure between 0 and 1, with the formula that every answer names beside the value. */
@SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
public enum Share {
    SERVICE_LEVEL_A(
            "serviceLevelA",
            "answered in time / answered",
            counts -> counts.inTime().answered(),
            counts -> counts.outcomes().answered()),
    SERVICE_LEVEL_B(
            "serviceLevelB",
            "(answered in time + abandoned in time) / (answered + abandoned)",
            counts -> counts.inTime().answered() + counts.inTime().abandoned(),
            counts -> counts.outcomes().answered() + counts.outcomes().abandoned()),
    SERVICE_LEVEL_C(
            "serviceLevelC",
            "answered in time / offered",
            counts -> counts.inTime().answered(),
            counts -> counts.outcomes().offered()),
    SERVICE_LEVEL_D(
            "serviceLevelD",
            "answered in time / (answered + abandoned - short abandoned)",
            counts -> counts.inTime().answered(),
            counts -> counts.outcomes().answered()
                    + counts.outcomes().abandoned()
                    - counts.inTime().shortAbandoned()),
    ABANDONMENT_RATE(
            "abandonmentRate",
            "abandoned / (answered + abandoned)",
            counts -> counts.outcomes().abandoned(),
            counts -> counts.outcomes().answered() + counts.outcomes().abandoned()),
    ABANDONMENT_RATE_WITHOUT_SHORT(
            "abandonmentRateWithoutShort",
            "(abandoned - short abandoned) / (answered + abandoned - short abandoned)",
            counts -> counts.outcomes().abandoned() - counts.inTime().shortAbandoned(),
            counts -> counts.outcomes().answered()
                    + counts.outcomes().abandoned()
                    - counts.inTime().shortAbandoned()),
    TRANSFER_RATE(
            "transferRate",
            "transferred out / handled",
            counts -> counts.outcomes().transferredOut(),
            counts -> counts.outcomes().answered());

    private final String key;
    private final String formula;
    private final ToLongFunction<QueueCounts> numerator;
    private final ToLongFunction<QueueCounts> denominator;

    Share(String key, String formula, ToLongFunction<QueueCounts> numerator, ToLongFunction<QueueCounts> denominator) {
        this.key = key;
        this.formula = formula;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** The name in answers and exports. */
    public String key() {
        return key;
    }

    public String formula() {
        return formula;
    }

    /** What is above the line. */
    public long numerator(QueueCounts counts) {
        return numerator.applyAsLong(counts);
    }

    /** What is below the line. */
    public long denominator(QueueCounts counts) {
        return denominator.applyAsLong(counts);
    }

    /** Empty when there is nothing to divide by. */
    public OptionalDouble of(QueueCounts counts) {
        var below = denominator.applyAsLong(counts);
        return below == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numerator.applyAsLong(counts) / below);
    }
}
