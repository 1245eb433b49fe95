package dev.cauce.routing.core;

/** The one check every identifier shares. */
final class Ids {
    private static final int MAX_LENGTH = 128;

    private Ids() {}

    static void requireText(String type, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(type + " must not be blank.");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "%s must have at most %d characters, but has %d.".formatted(type, MAX_LENGTH, value.length()));
        }
    }
}
