package dev.cauce.routing.core;

/**
 * Identifies one presentation of an interaction to an agent. Derived, never drawn: the same history always yields the
 * same ids. The attempt counts from 1 over the whole life of the interaction.
 */
public record OfferId(InteractionId interaction, int attempt) {
    private static final char SEPARATOR = '~';

    public OfferId {
        if (attempt < 1) {
            throw new IllegalArgumentException("OfferId attempt must be at least 1, but is " + attempt + ".");
        }
    }

    /** Reads what {@link #toString()} wrote; throws IllegalArgumentException on anything else. */
    public static OfferId parse(String text) {
        int at = text.lastIndexOf(SEPARATOR);
        if (at < 1) {
            throw new IllegalArgumentException("An offer id looks like <interaction>~<attempt>, but was: " + text);
        }
        return new OfferId(new InteractionId(text.substring(0, at)), Integer.parseInt(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return interaction.value() + SEPARATOR + attempt;
    }
}
