package dev.cauce.engine.configuration;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells this process's publisher that there is something to publish; another process's publisher looks by itself. */
@Singleton
final class Outbox {
    private final Semaphore written = new Semaphore(0);

    void wake() {
        written.release();
    }

    /** Returns as soon as something was written, at the latest after {@code longest}. */
    void awaitWork(Duration longest) throws InterruptedException {
        if (written.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            written.drainPermits();
        }
    }
}
