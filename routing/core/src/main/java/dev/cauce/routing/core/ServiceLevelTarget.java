package dev.cauce.routing.core;

import java.time.Duration;

/** A share of work to be answered within a threshold: "80 % in 20 s" is {@code (0.8, PT20S)}. */
public record ServiceLevelTarget(double share, Duration threshold) {
    public ServiceLevelTarget {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("Share must be above 0 and at most 1, but is " + share + ".");
        }
        if (threshold.isNegative() || threshold.isZero()) {
            throw new IllegalArgumentException("Threshold must be positive, but is " + threshold + ".");
        }
    }
}
