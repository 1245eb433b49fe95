package dev.cauce.engine.desk.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Desks and their sockets. */
@ConfigMapping(prefix = "cauce.desk")
public interface DeskSettings {

    /** How long a session can be resumed after its socket broke. */
    @WithDefault("PT60S")
    Duration resumeWindow();

    /** How many events a session keeps for resuming. */
    @WithDefault("500")
    int eventsKept();

    /** How often each engine process shows that it lives, and looks for desktops of those that do not. */
    @WithDefault("PT3S")
    Duration nodeRenewal();

    /** A process that has not shown that it lives for this long has lost its desktops; their grace period begins. */
    @WithDefault("PT10S")
    Duration nodeLease();

    /** How long after its end an agent can reopen a conversation. */
    @WithDefault("P7D")
    Duration reopenWithin();

    /**
     * Whether agents are told by name who looks into their conversations; false where supervisors look in silence, which some
     * laws forbid and some operators want.
     */
    @WithDefault("true")
    boolean tellsWhoLooks();

    /** Colleagues in conversations. */
    Guests guests();

    /** Limits of colleagues in conversations. */
    interface Guests {

        /** An invitation that is not answered within this time lapses. */
        @WithDefault("PT60S")
        Duration invitation();

        /** Guests and invitations that a conversation may have at once. */
        @WithDefault("4")
        int ofConversation();

        /** Conversations that an agent may be a guest of, or invited to, at once. */
        @WithDefault("10")
        int ofAgent();
    }

    /** Limits of sockets. */
    Socket socket();

    /** Limits of one socket. */
    interface Socket {

        /** The first frame must authenticate within this time. */
        @WithDefault("PT5S")
        Duration authenticateWithin();

        /** How often the engine pings; a socket that missed two in a row is closed. */
        @WithDefault("PT10S")
        Duration pingEvery();

        /** Frames that may wait to be sent; more close the socket as too slow. */
        @WithDefault("500")
        int framesWaiting();

        /** Frames that cannot be read after which a socket is closed. */
        @WithDefault("10")
        int malformedFrames();
    }
}
