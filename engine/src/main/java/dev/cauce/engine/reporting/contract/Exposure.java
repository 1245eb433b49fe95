package dev.cauce.engine.reporting.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cauce.engine.configuration.definition.QueueRouting.CreditBand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a contract is from its target, and from what it costs. Pure, and exact: shares are compared as fractions.
 *
 * @param share in time of the counted; absent when nothing was counted
 * @param missesLeft how many more may be late, with none in time between, until the target is missed; 0 when it is
 * @param shortBy how many that were late should have been in time; 0 when the target is met
 * @param toRecover how many in a row must be in time until the target is met; absent when all in the world would not do
 * @param due the amount of the lowest band hit, in minor units of the contract's currency; 0 when none is
 * @param next the band that is hit next; absent when none is left
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ContractExposure", description = "How far a contract is from its target, and from what it costs.")
public record Exposure(
        State state,
        long inTime,
        long counted,

        @Schema(description = "Absent when nothing was counted", examples = "0.83") @Nullable
        Double share,

        @Schema(description = "So many more may be late until the target is missed; 0 when it is")
        long missesLeft,

        @Schema(description = "So many that were late should have been in time; 0 when the target is met")
        long shortBy,

        @Schema(
                description =
                        "So many in a row must be in time until the target is met; absent when a target of 100 % was missed")
        @Nullable
        Long toRecover,

        @Schema(description = "The amount of the lowest band that is hit, in minor units such as cents; 0 when none is")
        long due,

        @Schema(description = "What is hit next; absent when no band is left") @Nullable
        NextBand next) {

    /** More is as good as any number: a band may be as near to nothing as it likes. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    /** From the worst to the best. */
    @Schema(name = "ContractState")
    public enum State {
        /** A band is hit: something must be credited. */
        @JsonProperty("credit")
        CREDIT,
        /** Below the target. */
        @JsonProperty("short")
        SHORT,
        /** At the target, and one late in a hundred more would miss it. */
        @JsonProperty("tight")
        TIGHT,
        @JsonProperty("met")
        MET,
        /** Nothing was counted yet. */
        @JsonProperty("nothing")
        NOTHING
    }

    /**
     * A band that is not hit.
     *
     * @param misses with so many more that are late it is
     */
    @Schema(name = "NextContractBand")
    public record NextBand(
            @Schema(examples = "0.75") double below,

            @Schema(description = "In minor units, such as cents", examples = "50000")
            long amount,

            @Schema(description = "With so many more that are late it is hit")
            long misses) {}

    /** What follows from the counts. */
    public static Exposure of(long inTime, long counted, double targetShare, Collection<CreditBand> bands) {
        var target = BigDecimal.valueOf(targetShare);
        var due = bands.stream()
                .filter(band -> isBelow(inTime, counted, band.below()))
                .min(Comparator.comparingDouble(CreditBand::below))
                .map(CreditBand::amount)
                .orElse(0L);
        var next = bands.stream()
                .filter(band -> !isBelow(inTime, counted, band.below()))
                .max(Comparator.comparingDouble(CreditBand::below))
                .map(band -> new NextBand(
                        band.below(), band.amount(), missesLeft(inTime, counted, BigDecimal.valueOf(band.below())) + 1))
                .orElse(null);
        var shortBy = Math.max(
                0,
                target.multiply(BigDecimal.valueOf(counted))
                        .subtract(BigDecimal.valueOf(inTime))
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact());
        var missesLeft = shortBy > 0 ? 0 : missesLeft(inTime, counted, target);
        return new Exposure(
                state(counted, due, shortBy, missesLeft),
                inTime,
                counted,
                counted == 0 ? null : (double) inTime / counted,
                missesLeft,
                shortBy,
                toRecover(inTime, counted, target, shortBy),
                due,
                next);
    }

    private static State state(long counted, long due, long shortBy, long missesLeft) {
        if (counted == 0) {
            return State.NOTHING;
        }
        if (due > 0) {
            return State.CREDIT;
        }
        if (shortBy > 0) {
            return State.SHORT;
        }
        return missesLeft <= counted / 100 ? State.TIGHT : State.MET;
    }

    private static boolean isBelow(long inTime, long counted, double share) {
        return BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(counted)).compareTo(BigDecimal.valueOf(inTime))
                > 0;
    }

    /** The most {@code m} with {@code inTime / (counted + m) >= share}. */
    private static long missesLeft(long inTime, long counted, BigDecimal share) {
        return BigDecimal.valueOf(inTime)
                .divide(share, 0, RoundingMode.FLOOR)
                .subtract(BigDecimal.valueOf(counted))
                .min(MOST)
                .longValueExact();
    }

    /** The least {@code k} with {@code (inTime + k) / (counted + k) >= share}. */
    private static @Nullable Long toRecover(long inTime, long counted, BigDecimal share, long shortBy) {
        if (shortBy == 0) {
            return 0L;
        }
        var miss = BigDecimal.ONE.subtract(share);
        return miss.signum() == 0
                ? null
                : share.multiply(BigDecimal.valueOf(counted))
                        .subtract(BigDecimal.valueOf(inTime))
                        .divide(miss, 0, RoundingMode.CEILING)
                        .longValueExact();
    }
}
