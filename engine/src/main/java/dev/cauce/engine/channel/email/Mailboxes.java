package dev.cauce.engine.channel.email;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.routing.Router;
import dev.cauce.engine.security.ChannelSecrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
    private final Map<String, Running> running = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    private record Running(Defined<Mailbox> definition, CountDownLatch ended) {}

    Mailboxes(
            ConfigurationView configuration,
            MailSessions sessions,
            ChannelSecrets secrets,
            MailboxPositions positions,
            MailTaker taker,
            MailSettings settings,
            Clock clock,
            Router router,
            MeterRegistry metrics) {
        this.configuration = configuration;
        this.parts = new MailboxReader.Parts(sessions, secrets, positions, taker, settings, clock, router.name());
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
                follow();
            } while (!stopping.await(settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        running.values().forEach(one -> one.ended().countDown());
    }

    /** Starts and ends readers as the mailboxes are defined now; a changed one is read anew. */
    private void follow() {
        Map<String, Defined<Mailbox>> wanted =
                configuration.all(Mailbox.class).stream().collect(Collectors.toMap(Defined::id, one -> one));
        for (String channel : Set.copyOf(running.keySet())) {
            Running one = running.get(channel);
            if (one != null && !one.definition().equals(wanted.get(channel))) {
                one.ended().countDown();
                running.remove(channel);
            }
        }
        wanted.forEach((channel, definition) -> running.computeIfAbsent(channel, _ -> started(definition)));
    }

    private Running started(Defined<Mailbox> definition) {
        var one = new Running(definition, new CountDownLatch(1));
        Thread.ofVirtual().name("mailbox-" + definition.id()).start(() -> read(one));
        return one;
    }

    private void read(Running one) {
        Thread.currentThread().setContextClassLoader(Mailboxes.class.getClassLoader());
        var reader = new MailboxReader(one.definition().id(), one.definition().definition(), parts);
        Duration pause = settings.lookEvery();
        try {
            do {
                pause = isRead(one, reader) ? settings.lookEvery() : longer(pause);
            } while (!one.ended().await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            reader.disconnect();
        }
    }

    /** A server that is away is asked less and less often. */
    private static Duration longer(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
    }

    private boolean isRead(Running one, MailboxReader reader) throws InterruptedException {
        try {
            reader.round();
            return true;
        } catch (MessagingException | IOException | ExecutionException | TimeoutException | RuntimeException failure) {
            String channel = one.definition().id();
            LOG.warnf(
                    "A mailbox could not be read and is read again channel=%s failure=%s",
                    channel, failure.getClass().getSimpleName());
            LOG.debugf(failure, "Why a mailbox could not be read channel=%s", channel);
            metrics.counter("cauce.mail.trouble", "channel", channel).increment();
            return false;
        }
    }
}
