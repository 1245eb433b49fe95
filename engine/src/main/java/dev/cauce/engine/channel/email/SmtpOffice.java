package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.email.Letter;
import dev.cauce.channel.email.PostOffice;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.TimeoutException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Hands letters to the SMTP servers of mailboxes, a connection each. */
@Singleton
class SmtpOffice implements PostOffice {
    private static final Logger LOG = Logger.getLogger(SmtpOffice.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ConfigurationView configuration;
    private final MailboxCredentials credentials;
    private final MailSessions sessions;
    private final Suppressions suppressions;
    private final Executor deadline;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();

    SmtpOffice(
            ConfigurationView configuration,
            MailboxCredentials credentials,
            MailSessions sessions,
            Suppressions suppressions,
            MailSettings settings) {
        this.deadline =
                CompletableFuture.delayedExecutor(settings.letterWithin().toMillis(), TimeUnit.MILLISECONDS);
        this.configuration = configuration;
        this.credentials = credentials;
        this.sessions = sessions;
        this.suppressions = suppressions;
    }

    @Override
    public Optional<Sender> sender(String channel) {
        return mailbox(channel)
                .map(mailbox -> new Sender(
                        mailbox.address(),
                        mailbox.name(),
                        Objects.requireNonNullElse(mailbox.signature(), ""),
                        mailbox.hasMarkedSubjects()));
    }

    @Override
    public CompletionStage<DeliveryOutcome> submit(Letter letter) {
        var outcome = new CompletableFuture<DeliveryOutcome>();
        Future<?> dialogue = connections.submit(() -> {
            try {
                outcome.complete(hand(letter));
            } catch (RuntimeException | Error broken) {
                outcome.completeExceptionally(broken);
            }
        });
        deadline.execute(() -> dialogue.cancel(true)); // closes the connection, too
        return outcome;
    }

    private Optional<Mailbox> mailbox(String channel) {
        return configuration.find(Mailbox.class, channel).map(Defined::definition);
    }

    private DeliveryOutcome hand(Letter letter) {
        Thread.currentThread().setContextClassLoader(SmtpOffice.class.getClassLoader());
        String channel = letter.to().channel();
        Optional<Mailbox> mailbox = mailbox(channel);
        if (mailbox.isEmpty()) {
            return new DeliveryOutcome.Rejected("no-mailbox", "The mailbox is not configured any more.");
        }
        Mailbox.Server server = mailbox.get().smtp();
        try {
            Optional<Suppression> suppressed = suppressed(letter);
            if (suppressed.isPresent()) {
                suppressions.refused(channel);
                return refusal(suppressed.get());
            }
            String password = server.user() == null ? null : credentials.of(channel, mailbox.get());
            return new SmtpDialogue(sessions.smtp(mailbox.get()), server, password).hand(letter);
        } catch (IOException noToken) {
            LOG.warnf("A letter waits for an access token channel=%s reason=%s", channel, noToken.getMessage());
            return new DeliveryOutcome.RetryLater(PATIENCE);
        } catch (TimeoutException noDatabase) {
            LOG.warnf("A letter waits until it is known whom nothing is sent to channel=%s", channel);
            return new DeliveryOutcome.RetryLater(PATIENCE);
        }
    }

    private Optional<Suppression> suppressed(Letter letter) {
        var all = Stream.concat(Stream.of(letter.recipient()), letter.others().stream())
                .toList();
        return suppressions
                .among(new ClientId(letter.to().client()), all)
                .await()
                .atMost(PATIENCE);
    }

    private static DeliveryOutcome refusal(Suppression suppressed) {
        return new DeliveryOutcome.Rejected(
                "suppressed",
                ("Nothing was sent: a mail server refused %s for ever on %s (%s). Ask the contact for another address, or have an"
                                + " administrator lift it under Administration, Suppressed addresses.")
                        .formatted(suppressed.address(), DAY.format(suppressed.since()), suppressed.reason()));
    }

    @PreDestroy
    void close() {
        connections.shutdownNow();
    }
}
