package dev.cauce.engine.supervisor.alert;

import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.engine.channel.email.Notices;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.channel.http.SignedPosts;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.AlertRule;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.engine.security.WebhookKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Tells of alerts by mail and webhook what is due, again and again with growing pauses, a bounded number of times. An attempt
 * under way is nobody else's; the id stays the same, so that one repeated after a crash can be known.
 */
@Singleton
final class AlertTeller {
    private static final Logger LOG = Logger.getLogger(AlertTeller.class);
    private static final int AT_ONCE = 20;
    private static final Duration ONE_ATTEMPT = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 20;
    private static final List<Integer> PASSING = List.of(408, 425, 429);

    /** How an attempt went; {@code WAITING} may go better the next time. */
    record Outcome(Telling.State state, String text) {}

    private final ConfigurationView configuration;
    private final ScopedTransactions transactions;
    private final Notices notices;
    private final SignedPosts posts;
    private final ChannelSecrets secrets;
    private final AlertWords words;
    private final AlertSettings settings;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    AlertTeller(
            ConfigurationView configuration,
            ScopedTransactions transactions,
            Notices notices,
            SignedPosts posts,
            ChannelSecrets secrets,
            AlertWords words,
            AlertSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.configuration = configuration;
        this.transactions = transactions;
        this.notices = notices;
        this.posts = posts;
        this.secrets = secrets;
        this.words = words;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Begins the attempts that are due; does not wait for them. */
    Uni<Void> tellWhatIsDue() {
        return transactions
                .inPipeline(ClientScope.everyone(), db -> AlertStore.claim(db, clock.instant(), ONE_ATTEMPT, AT_ONCE))
                .invoke(attempts -> attempts.forEach(attempt -> threads.execute(() -> tell(attempt))))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warn("Nobody was told of alerts; the next look will", failure))
                .onFailure()
                .recoverWithNull();
    }

    private void tell(AlertStore.Attempt attempt) {
        try {
            ended(attempt.telling(), outcome(attempt));
        } catch (RuntimeException failure) {
            LOG.warnf(
                    failure,
                    "An attempt to tell of an alert broke; another follows telling=%s",
                    attempt.telling().id());
        }
    }

    private Outcome outcome(AlertStore.Attempt attempt) {
        Optional<AlertRule> rule =
                configuration.find(AlertRule.class, attempt.alert().rule()).map(Defined::definition);
        var telling = attempt.telling();
        return switch (telling.way()) {
            case MAIL ->
                rule.filter(one -> one.mailTo().contains(telling.recipient()))
                        .map(one -> mail(words.letter(attempt.alert(), one, telling)))
                        .orElseGet(AlertTeller::nobody);
            case WEBHOOK ->
                rule.filter(one -> telling.recipient().equals(one.webhook()))
                        .map(_ -> post(
                                attempt.alert().rule(),
                                telling.recipient(),
                                telling.id(),
                                words.event(attempt.alert(), telling)))
                        .orElseGet(AlertTeller::nobody);
        };
    }

    private static Outcome nobody() {
        return new Outcome(Telling.State.SILENCED, "The rule does not name this recipient any more.");
    }

    /** Sends a letter, once. Blocks. */
    Outcome mail(Notices.Notice notice) {
        return switch (notices.send(notice).toCompletableFuture().join()) {
            case DeliveryOutcome.Accepted _ -> new Outcome(Telling.State.TOLD, "");
            case DeliveryOutcome.RetryLater _ ->
                new Outcome(Telling.State.WAITING, "The mail server did not take the letter for now.");
            case DeliveryOutcome.Rejected rejected -> new Outcome(Telling.State.FAILED, rejected.text());
            case DeliveryOutcome.Unsupported _ ->
                new Outcome(Telling.State.FAILED, "The mailbox cannot carry this letter.");
        };
    }

    /** Posts an event, once. Blocks. */
    Outcome post(String rule, String webhook, String id, byte[] event) {
        Optional<WebhookKeys> keys = secrets.of(AlertRule.secretOf(rule), AlertRule.KEYS)
                .await()
                .atMost(PATIENCE)
                .map(WebhookKeys::parse);
        if (keys.isEmpty()) {
            return new Outcome(Telling.State.WAITING, "No signing key was issued for the rule.");
        }
        return switch (posts.post("alert", URI.create(webhook), keys.get(), id, event)
                .join()) {
            case Fetched.Answered answered -> said(answered);
            case Fetched.Refused(var reason) ->
                new Outcome(Telling.State.FAILED, "The engine does not go there: %s.".formatted(reason));
            case Fetched.Lost(var reason) ->
                new Outcome(Telling.State.WAITING, "Nobody answered: %s.".formatted(reason));
        };
    }

    private static Outcome said(Fetched.Answered answered) {
        if (answered.isSuccess()) {
            return new Outcome(Telling.State.TOLD, "");
        }
        boolean isPassing = answered.status() >= 500 || PASSING.contains(answered.status());
        return new Outcome(
                isPassing ? Telling.State.WAITING : Telling.State.FAILED,
                "The webhook answered %d.".formatted(answered.status()));
    }

    private void ended(Telling telling, Outcome outcome) {
        boolean isGivenUp = outcome.state() == Telling.State.WAITING && telling.attempts() >= settings.attempts();
        var state = isGivenUp ? Telling.State.FAILED : outcome.state();
        var now = clock.instant();
        metrics.counter("cauce.alerts.tellings", "way", AlertStore.word(telling.way()), "outcome", word(state))
                .increment();
        if (state == Telling.State.FAILED) {
            LOG.warnf("Somebody is not told of an alert telling=%s way=%s", telling.id(), telling.way());
        }
        transactions
                .inPipeline(
                        ClientScope.everyone(),
                        db -> AlertStore.ended(
                                db,
                                telling.id(),
                                state,
                                now,
                                outcome.text().isEmpty() ? null : outcome.text(),
                                now.plus(pause(telling.attempts(), settings))))
                .await()
                .atMost(PATIENCE);
    }

    private static String word(Telling.State state) {
        return state == Telling.State.WAITING ? "retry" : AlertStore.word(state);
    }

    /** After so many attempts. */
    static Duration pause(int attempts, AlertSettings settings) {
        var pause = settings.firstPause().multipliedBy(1L << Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS));
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
