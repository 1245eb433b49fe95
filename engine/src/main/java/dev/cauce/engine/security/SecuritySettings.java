package dev.cauce.engine.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How staff and visitors sign in. */
@ConfigMapping(prefix = "cauce.security")
public interface SecuritySettings {

    /** How long a staff token is valid; sockets opened with it are closed when it ends. */
    @WithDefault("PT12H")
    Duration staffTokenLife();

    /** How long a visitor may come back to the same conversation. */
    @WithDefault("P7D")
    Duration visitorTokenLife();

    /** Sign-in of other systems with API keys. */
    ApiKeys apiKeys();

    /** Limits of signing in with API keys. */
    interface ApiKeys {

        /** Failures that one address may have at once in one process; then all its keys are refused until one is refilled. */
        @WithDefault("30")
        int failures();

        /** After which time one failure more is allowed. */
        @WithDefault("PT10S")
        Duration failureRefill();
    }

    /** Sign-in with passwords. */
    SignIn signIn();

    /** Limits of signing in with passwords. */
    interface SignIn {

        /** After so many failures in a row a name is locked. */
        @WithDefault("10")
        int failures();

        /** How long a locked name stays locked. */
        @WithDefault("PT5M")
        Duration lockedFor();

        /** Passwords checked at once; more are refused with 503, so that guessing cannot starve the engine of CPU. */
        @WithDefault("8")
        int checkedAtOnce();

        /** The cost of a bcrypt hash as a power of two. */
        @WithDefault("11")
        int bcryptCost();
    }
}
