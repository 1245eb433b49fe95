package dev.cauce.launcher.containers;

import dev.cauce.launcher.CannotStart;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The two ways to have Kafka and PostgreSQL for tests. */
public enum Backing {
    EMBEDDED,
    CONTAINERS;

    /** What {@code CAUCE_BACKING} says; else containers where a Docker daemon answers, else child processes. */
    public static Backing choose(Map<String, String> environment, BooleanSupplier dockerAnswers) {
        var wish = environment.getOrDefault("CAUCE_BACKING", "");
        return switch (wish) {
            case "" -> dockerAnswers.getAsBoolean() ? CONTAINERS : EMBEDDED;
            case "embedded" -> EMBEDDED;
            case "containers" -> {
                if (!dockerAnswers.getAsBoolean()) {
                    throw new CannotStart(
                            "CAUCE_BACKING is containers, but no Docker daemon answers. Start one, or set "
                                    + "CAUCE_BACKING=embedded.");
                }
                yield CONTAINERS;
            }
            default ->
                throw new CannotStart("CAUCE_BACKING is %s, but can only be embedded or containers.".formatted(wish));
        };
    }
}
