package dev.cauce.routing.simulator.measure;

import java.util.List;

/**
 * A mean over independent days with its confidence interval by Student's t.
 *
 * @param half half the width of the interval; not a number with fewer than two days
 */
public record Estimate(double mean, double half) {
    private static final double NORMAL_95 = 1.959963985;
    private static final double NORMAL_99 = 2.575829304;

    public static Estimate of95(List<Double> days) {
        return of(days, NORMAL_95);
    }

    public static Estimate of99(List<Double> days) {
        return of(days, NORMAL_99);
    }

    public boolean contains(double value) {
        return Math.abs(value - mean) <= half;
    }

    public double low() {
        return mean - half;
    }

    public double high() {
        return mean + half;
    }

    private static Estimate of(List<Double> days, double normal) {
        double[] known = days.stream()
                .filter(day -> !day.isNaN())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double sum = 0;
        for (double day : known) {
            sum += day;
        }
        double mean = known.length == 0 ? Double.NaN : sum / known.length;
        if (known.length < 2) {
            return new Estimate(mean, Double.NaN);
        }
        double squares = 0;
        for (double day : known) {
            squares += (day - mean) * (day - mean);
        }
        int freedom = known.length - 1;
        return new Estimate(mean, student(normal, freedom) * Math.sqrt(squares / freedom / known.length));
    }

    /** Student's quantile from the normal one (Fisher and Cornish 1960, four terms: within 0.5 % from 5 degrees on). */
    private static double student(double z, int freedom) {
        double n = freedom;
        double z3 = Math.pow(z, 3);
        double z5 = Math.pow(z, 5);
        double z7 = Math.pow(z, 7);
        return z
                + (z3 + z) / (4 * n)
                + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
    }
}
