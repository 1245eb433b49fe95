package dev.cauce.engine.reporting.figures;

import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** What ratings come to, between 0 and 1, with the formula that every answer names beside the value. */
@SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
public enum Satisfaction {
    CSAT("csat", "ratings of 4 or 5 / ratings", RatingCounts::satisfied, RatingCounts::given),
    RESPONSE_RATE(
            "ratingResponseRate",
            "ratings / conversations asked for a rating",
            RatingCounts::given,
            RatingCounts::asked);

    private final String key;
    private final String formula;
    private final ToLongFunction<RatingCounts> numerator;
    private final ToLongFunction<RatingCounts> denominator;

    Satisfaction(
            String key,
            String formula,
            ToLongFunction<RatingCounts> numerator,
            ToLongFunction<RatingCounts> denominator) {
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

    /** Empty when there is nothing to divide by. */
    public OptionalDouble of(RatingCounts counts) {
        var below = denominator.applyAsLong(counts);
        return below == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numerator.applyAsLong(counts) / below);
    }
}
