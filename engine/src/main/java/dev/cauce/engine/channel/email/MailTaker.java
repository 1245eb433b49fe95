package dev.cauce.engine.channel.email;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.email.MailEvents;
import dev.cauce.engine.channel.Intake;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.StoredMessage;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.routing.core.ClientId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Takes one mail up. Blocks. */
@Singleton
class MailTaker {
    private static final Logger LOG = Logger.getLogger(MailTaker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MailDecoding decoding;
    private final Intake intake;
    private final ConversationHistory history;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final SenderLimits senders;
    private final Bounces bounces;

    MailTaker(
            MailEvents events,
            Intake intake,
            ConversationHistory history,
            MailSettings settings,
            Bounces bounces,
            Clock clock,
            MeterRegistry metrics) {
        this.decoding = new MailDecoding(events::decode);
        this.intake = intake.inPipeline();
        this.history = history.inPipeline();
        this.senders = new SenderLimits(settings.mailsPerSender(), settings.senderRefill());
        this.bounces = bounces;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What became of a mail: one that was put aside stays in the mailbox, flagged, for people to look at. */
    enum Taken {
        DURABLE,
        PUT_ASIDE
    }

    /** Returns when the mail is durable or put aside; fails when that is refused or unknown now. */
    Taken take(Payload mail) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var client = new ClientId(mail.from().client());
        String channel = mail.from().channel();
        return switch (decoding.decode(mail, message -> thread(client, message))) {
            case Decoded.Malformed wrong -> putAside(channel, mail.size(), wrong.code());
            case Decoded.Events decoded ->
                senders.allow(decoded, clock.instant())
                        ? take(mail, decoded)
                        : putAside(channel, mail.size(), "too-many");
        };
    }

    private Taken take(Payload mail, Decoded.Events decoded)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try {
            intake.take("email", decoded);
            bounces.note(decoded);
            senders.count(decoded, clock.instant());
            metrics.counter("cauce.mail.taken", "channel", mail.from().channel())
                    .increment();
            return Taken.DURABLE;
        } catch (IOException filesCannotBeKept) {
            throw new ExecutionException("A mail waits because its files cannot be kept now", filesCannotBeKept);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof RecordTooLargeException) {
                return putAside(mail.from().channel(), mail.size(), "record-too-large");
            }
            throw refused;
        }
    }

    /** Says and counts that a mail waits for people in its mailbox. */
    Taken putAside(String channel, int bytes, String reason) {
        LOG.warnf("A mail stays in its mailbox, flagged channel=%s bytes=%d reason=%s", channel, bytes, reason);
        metrics.counter("cauce.mail.put-aside", "channel", channel, "reason", reason)
                .increment();
        return Taken.PUT_ASIDE;
    }

    private Optional<ContactAddress> thread(ClientId client, String message) {
        return history.message(ClientScope.of(client), message)
                .await()
                .atMost(PATIENCE)
                .map(StoredMessage::contact);
    }
}
