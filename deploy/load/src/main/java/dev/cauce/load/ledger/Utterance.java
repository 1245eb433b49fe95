package dev.cauce.load.ledger;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a played conversation. Its text is unique in the world, so it can be recognised wherever it appears.
 *
 * @param run name of the run
 * @param visitor number of the visitor in the run
 * @param turn counts the exchanges from 1
 * @param turns how many exchanges the conversation has
 */
public record Utterance(String run, int visitor, int turn, int turns, Side side) {
    private static final Pattern FORM =
            Pattern.compile("Load run (\\S+): (visitor|agent) of conversation (\\d+), turn (\\d+) of (\\d+)\\.");

    /** Who speaks. */
    public enum Side {
        VISITOR,
        AGENT
    }

    public String text() {
        return "Load run %s: %s of conversation %d, turn %d of %d."
                .formatted(run, side == Side.VISITOR ? "visitor" : "agent", visitor, turn, turns);
    }

    /** The line with this text; empty if it is none of ours. */
    public static Optional<Utterance> of(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new Utterance(
                        match.group(1),
                        Integer.parseInt(match.group(3)),
                        Integer.parseInt(match.group(4)),
                        Integer.parseInt(match.group(5)),
                        match.group(2).equals("visitor") ? Side.VISITOR : Side.AGENT))
                : Optional.empty();
    }

    /** What the agent answers. */
    public Utterance reply() {
        return new Utterance(run, visitor, turn, turns, Side.AGENT);
    }

    /** What the visitor says next. */
    public Utterance next() {
        return new Utterance(run, visitor, turn + 1, turns, Side.VISITOR);
    }

    public boolean isLast() {
        return turn == turns;
    }

    /** Unique in the run and the same at every try: the id under which the line is sent. */
    public String id() {
        return "%s-%d-%s%d".formatted(run, visitor, side == Side.VISITOR ? "v" : "a", turn);
    }
}
