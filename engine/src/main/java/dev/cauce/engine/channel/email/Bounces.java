package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.email.EmailAdapter;
import dev.cauce.engine.channel.StoredTimeline;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.StoredMessage;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.routing.core.ClientId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Suppresses the addresses that bounced for ever. Blocks. */
@Singleton
class Bounces {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FOR_EVER = "bounced-5.";

    private final Suppressions suppressions;
    private final ConversationHistory history;
    private final StoredTimeline timeline;

    Bounces(Suppressions suppressions, ConversationHistory history, StoredTimeline timeline) {
        this.suppressions = suppressions;
        this.history = history.inPipeline();
        this.timeline = timeline;
    }

    /**
     * Reads what mail servers say of our letters. Whoever got a letter can make up a report about it, so only an address that
     * the letter went to is suppressed; where a report names another, such as the one it was forwarded to, and the letter
     * went to one only, it is that one.
     */
    void note(Decoded.Events mail) throws InterruptedException, ExecutionException, TimeoutException {
        for (ChannelEvent event : mail.events()) {
            if (event instanceof ChannelEvent.MessageReported report
                    && report.failure() != null
                    && report.failure().code().startsWith(FOR_EVER)) {
                note(report, report.failure());
            }
        }
    }

    private void note(ChannelEvent.MessageReported report, ChannelEvent.Failure failure)
            throws InterruptedException, ExecutionException, TimeoutException {
        var client = new ClientId(report.from().client());
        Optional<StoredMessage> ours = history.message(ClientScope.of(client), report.message())
                .await()
                .atMost(PATIENCE);
        if (ours.isEmpty()) {
            return;
        }
        var before = timeline.before(ours.get().contact(), ours.get().sequence(), EmailAdapter.LOOKED_THROUGH)
                .toCompletableFuture()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        var recipients =
                EmailAdapter.recipients(ours.get().contact(), ours.get().parts(), before);
        Optional<String> address = undeliverable(recipients, failure.recipient());
        if (address.isPresent()) {
            suppressions
                    .add(new Suppression(
                            id(report, address.get()),
                            client,
                            report.from().channel(),
                            address.get(),
                            report.at(),
                            failure.code(),
                            failure.text(),
                            report.message()))
                    .await()
                    .atMost(PATIENCE);
        }
    }

    /** Which of a letter's recipients a report is about; nobody when that is not sure. */
    static Optional<String> undeliverable(List<String> recipients, @Nullable String reported) {
        var all = recipients.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList();
        if (all.size() == 1) {
            return Optional.of(all.getFirst());
        }
        return Optional.ofNullable(reported).filter(all::contains);
    }

    private static String id(ChannelEvent.MessageReported report, String address) {
        var name = String.join("\n", report.from().client(), report.id(), address);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
