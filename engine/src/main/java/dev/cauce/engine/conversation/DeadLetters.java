package dev.cauce.engine.conversation;

import dev.cauce.engine.routing.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Keeps what can never be taken up, whole, with where it stood and why. */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private final RecordSender sender;
    private final Topics topics;
    private final MeterRegistry metrics;

    DeadLetters(RecordSender sender, Topics topics, MeterRegistry metrics) {
        this.sender = sender;
        this.topics = topics;
        this.metrics = metrics;
    }

    /** Completes when it is kept; the reason is a word for programs. */
    public CompletableFuture<Void> keep(ConsumerRecord<byte[], byte[]> dead, String reason) {
        LOG.warnf(
                "A record was put aside topic=%s partition=%d offset=%d reason=%s",
                dead.topic(), dead.partition(), dead.offset(), reason);
        metrics.counter("cauce.conversation.refused", "reason", reason).increment();
        byte[] key = dead.key() == null ? new byte[0] : dead.key();
        byte[] value = dead.value() == null ? new byte[0] : dead.value();
        return sender.send(
                topics.deadLetter(),
                new String(key, StandardCharsets.UTF_8),
                value,
                Map.of(
                        "topic", dead.topic(),
                        "partition", Integer.toString(dead.partition()),
                        "offset", Long.toString(dead.offset()),
                        "reason", reason));
    }
}
