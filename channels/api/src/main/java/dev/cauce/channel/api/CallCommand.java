package dev.cauce.channel.api;

import java.time.Duration;

/** What a call adapter is asked to do. A command repeated under its id has its effect once. */
public sealed interface CallCommand {
    String id();

    String call();

    record Answer(String id, String call) implements CallCommand {}

    record Play(String id, String call, String leg, String prompt) implements CallCommand {}

    record Collect(String id, String call, String leg, int atMost, Duration within) implements CallCommand {}

    record QueueMusic(String id, String call, boolean playing) implements CallCommand {}

    record RingAgent(String id, String call, String agent, Duration within) implements CallCommand {}

    record Bridge(String id, String call, String leg, String otherLeg) implements CallCommand {}

    record Hold(String id, String call, String leg, boolean held) implements CallCommand {}

    record Mute(String id, String call, String leg, boolean muted) implements CallCommand {}

    /** Opens a second leg to talk to before a transfer. */
    record Consult(String id, String call, String target) implements CallCommand {}

    record Transfer(String id, String call, String leg, String target) implements CallCommand {}

    record Conference(String id, String call, String target) implements CallCommand {}

    /** A supervisor joins: unheard, heard by the agent only, or by all. */
    record Join(String id, String call, String supervisor, Presence presence) implements CallCommand {}

    record RecordCall(String id, String call, Recording recording) implements CallCommand {}

    record Originate(String id, String call, ContactAddress to, Duration within) implements CallCommand {}

    record HangUp(String id, String call, String leg) implements CallCommand {}

    /** How a supervisor takes part. */
    enum Presence {
        MONITOR,
        WHISPER,
        BARGE
    }

    /** What a recording does. */
    enum Recording {
        START,
        PAUSE,
        RESUME,
        STOP
    }
}
