package dev.cauce.engine.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Removes the content of files that were erased with their contact, and of those that a process died over. Several processes
 * may do so at once.
 */
@Singleton
final class ForgottenFiles {
    private static final Logger LOG = Logger.getLogger(ForgottenFiles.class);
    private static final int AT_ONCE = 200;

    private final AttachmentStore store;
    private final Duration every;
    private final MeterRegistry metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);

    ForgottenFiles(AttachmentStore store, ChatSettings settings, MeterRegistry metrics) {
        this.store = store.inPipeline();
        this.every = settings.forgottenRemovedEvery();
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("forgotten-files").start(this::keepRemoving);
    }

    void stop(@Observes ShutdownEvent ended) {
        stopping.countDown();
    }

    private void keepRemoving() {
        try {
            while (!stopping.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                removeAll();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeAll() {
        try {
            int removed;
            do {
                removed = store.removeForgotten(AT_ONCE);
                metrics.counter("cauce.attachments.removed").increment(removed);
            } while (removed == AT_ONCE);
            store.forgetOldDays();
        } catch (IOException | RuntimeException failure) {
            LOG.warnf(
                    "Files that were erased could not be removed and are tried again failure=%s",
                    failure.getClass().getSimpleName());
            LOG.debug("Why erased files could not be removed", failure);
        }
    }
}
