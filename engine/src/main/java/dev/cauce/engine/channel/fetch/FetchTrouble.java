package dev.cauce.engine.channel.fetch;

import dev.cauce.engine.configuration.probe.ProbeTrouble;

/** Why nobody answered, for who tests a channel. */
public final class FetchTrouble {
    private FetchTrouble() {}

    /** Of a call that was not made. */
    public static ProbeTrouble of(Fetched.Refused refused) {
        return refused.reason().equals("too-large") ? ProbeTrouble.REFUSED : ProbeTrouble.NOT_ALLOWED;
    }

    /** Of a call that was not answered. */
    public static ProbeTrouble of(Fetched.Lost lost) {
        return switch (lost.reason()) {
            case "unknown-host" -> ProbeTrouble.UNKNOWN_HOST;
            case "time-out" -> ProbeTrouble.TIME_OUT;
            default -> ProbeTrouble.NO_CONNECTION;
        };
    }
}
