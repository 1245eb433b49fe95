package dev.cauce.routing.simulator.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one queue, or all together, did in one day: counts and sums, and the formulas of {@code sla-and-metrics}. A share
 * of nothing is not a number.
 */
public final class Measures {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private final List<Double> waits = new ArrayList<>();
    private int offered;
    private int answered;
    private int answeredInTime;
    private int abandoned;
    private int abandonedInTime;
    private int abandonedShortly;
    private int waited;
    private double answeredWait;
    private double allWait;
    private double handling;

    void answered(Duration wait, Duration handled, Duration threshold) {
        offered++;
        answered++;
        answeredInTime += wait.compareTo(threshold) <= 0 ? 1 : 0;
        waited += wait.isZero() ? 0 : 1;
        waits.add(seconds(wait));
        answeredWait += seconds(wait);
        allWait += seconds(wait);
        handling += seconds(handled);
    }

    void abandoned(Duration wait, Duration threshold) {
        offered++;
        abandoned++;
        waited++;
        abandonedInTime += wait.compareTo(threshold) <= 0 ? 1 : 0;
        abandonedShortly += wait.compareTo(SHORT) <= 0 ? 1 : 0;
        allWait += seconds(wait);
    }

    void overflowed() {
        offered++;
    }

    public int offered() {
        return offered;
    }

    public double answeredCount() {
        return answered;
    }

    /** Variant A: answered in time of answered. */
    public double serviceLevelA() {
        return share(answeredInTime, answered);
    }

    /** Variant B: answered or abandoned in time, of answered and abandoned. */
    public double serviceLevelB() {
        return share(answeredInTime + abandonedInTime, answered + abandoned);
    }

    /** Variant C: answered in time of offered. */
    public double serviceLevelC() {
        return share(answeredInTime, offered);
    }

    /** Variant D, the default: answered in time of answered and abandoned, short abandons (5 s) left out. */
    public double serviceLevelD() {
        return share(answeredInTime, answered + abandoned - abandonedShortly);
    }

    /** Mean speed of answer in seconds. */
    public double asa() {
        return share(answeredWait, answered);
    }

    /** Mean wait in seconds of all, answered or not. */
    public double meanWait() {
        return share(allWait, answered + abandoned);
    }

    /** Mean handle time in seconds. */
    public double aht() {
        return share(handling, answered);
    }

    public double abandonmentRate() {
        return share(abandoned, answered + abandoned);
    }

    /** The share of those who were not answered at once. */
    public double waitedShare() {
        return share(waited, answered + abandoned);
    }

    /** The wait in seconds that this share of the answered did not exceed. */
    public double percentile(double share) {
        if (waits.isEmpty()) {
            return Double.NaN;
        }
        Collections.sort(waits);
        return waits.get(Math.max(0, (int) Math.ceil(share * waits.size()) - 1));
    }

    private static double share(double part, double of) {
        return of == 0 ? Double.NaN : part / of;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
