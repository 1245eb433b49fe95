package dev.cauce.engine.channel.email;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.routing.Router;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Keeps one reader going for each configured mailbox; one that fails keeps no other from reading. */
@Singleton
class Mailboxes {
    private static final Logger LOG = Logger.getLogger(Mailboxes.class);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ConfigurationView configuration;
    private final MailboxReader.Parts parts;
    private final MailSettings settings;
    private final MeterRegistry metrics;
    private final Readers readers = new Readers(this::read);
    private final CountDownLatch stopping = new CountDownLatch(1);

    Mailboxes(
            ConfigurationView configuration,
            MailSessions sessions,
            MailboxCredentials credentials,
            MailboxPositions positions,
            MailTaker taker,
            MailSettings settings,
            Clock clock,
            Router router,
            MeterRegistry metrics) {
        this.configuration = configuration;
        this.parts = new MailboxReader.Parts(sessions, credentials, positions, taker, settings, clock, router.name());
        this.settings = settings;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("mailboxes").start(this::keep);
    }

    void stop(@Observes ShutdownEvent ended) {
        stopping.countDown();
    }

    private void keep() {
        try {
            do {
                readers.follow(configuration.all(Mailbox.class).stream()
                        .collect(Collectors.toMap(Defined::id, mailbox -> mailbox)));
            } while (!stopping.await(settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            readers.end();
        }
    }

    private void read(Defined<Mailbox> mailbox, CountDownLatch ended) throws InterruptedException {
        Thread.currentThread().setContextClassLoader(Mailboxes.class.getClassLoader());
        var reader = new MailboxReader(mailbox.id(), mailbox.definition(), parts);
        Duration pause = settings.lookEvery();
        try {
            do {
                pause = pauseAfter(mailbox.id(), reader, pause, ended);
            } while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } finally {
            reader.disconnect();
        }
    }

    /** A server that is away is asked less and less often. */
    private Duration longer(Duration pause) {
        if (pause.compareTo(settings.lookEvery()) < 0) {
            return settings.lookEvery();
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
    }

    /** Reads what is new or, where there is nothing and the server tells of mail, waits for it; how long to pause then. */
    private Duration pauseAfter(String channel, MailboxReader reader, Duration pause, CountDownLatch ended)
            throws InterruptedException {
        try {
            if (reader.round() > 0) {
                return Duration.ZERO;
            }
            if (reader.listens()) {
                metrics.counter("cauce.mail.listened", "channel", channel).increment();
                return Duration.ZERO;
            }
            return settings.lookEvery();
        } catch (MessagingException
                | IOException
                | ExecutionException
                | TimeoutException
                | RuntimeException
                | OutOfMemoryError failure) {
            if (ended.getCount() == 0) { // the mailbox is gone, and so may be its server
                return pause;
            }
            LOG.warnf(
                    "A mailbox could not be read and is read again channel=%s failure=%s",
                    channel, failure.getClass().getSimpleName());
            LOG.debugf(failure, "Why a mailbox could not be read channel=%s", channel);
            metrics.counter("cauce.mail.trouble", "channel", channel).increment();
            return longer(pause);
        }
    }
}
