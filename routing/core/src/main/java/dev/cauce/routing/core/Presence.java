package dev.cauce.routing.core;

import org.jspecify.annotations.Nullable;

/** What an agent declares, or what the router concludes when the agent does not answer. */
public record Presence(Kind kind, @Nullable String reason) {
    /** The states of presence. Only an {@code AVAILABLE} agent is offered work. */
    public enum Kind {
        AVAILABLE,
        PAUSED,
        NOT_RESPONDING,
        OFFLINE
    }

    public static final Presence AVAILABLE = new Presence(Kind.AVAILABLE, null);
    public static final Presence NOT_RESPONDING = new Presence(Kind.NOT_RESPONDING, null);
    public static final Presence OFFLINE = new Presence(Kind.OFFLINE, null);

    public Presence {
        if ((kind == Kind.PAUSED) != (reason != null)) {
            throw new IllegalArgumentException("A pause names its reason, and only a pause does.");
        }
    }

    /** A pause for a named reason, such as {@code break} or {@code training}. */
    public static Presence paused(String reason) {
        return new Presence(Kind.PAUSED, reason);
    }

    public boolean isAvailable() {
        return kind == Kind.AVAILABLE;
    }
}
