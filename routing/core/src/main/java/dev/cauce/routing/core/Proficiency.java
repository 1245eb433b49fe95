package dev.cauce.routing.core;

/** The range of an agent's level in a skill. */
public final class Proficiency {
    public static final int BASIC = 1;
    public static final int EXPERT = 10;

    private Proficiency() {}

    static void check(int proficiency) {
        if (proficiency < BASIC || proficiency > EXPERT) {
            throw new IllegalArgumentException(
                    "Proficiency must be between %d and %d, but is %d.".formatted(BASIC, EXPERT, proficiency));
        }
    }
}
