package dev.cauce.engine;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The engine's only source of the current time; whatever needs it is given this {@link Clock}. */
final class EngineClock {
    private EngineClock() {}

    @Produces
    @Singleton
    static Clock utc() {
        return Clock.systemUTC();
    }
}
