package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.engine.routing.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads what contacts and agents write, both topics in one group with the same partitions, so that one contact's records
 * are always with one consumer. Offsets are committed after a batch was stored and told; while PostgreSQL or Kafka are
 * away the batch is tried again and nothing further is read.
 */
@ApplicationScoped
class ConversationConsumer {
    private static final Logger LOG = Logger.getLogger(ConversationConsumer.class);
    private static final int LONGEST_WAIT = 30;

    private final BatchProcessor processor;
    private final Entries entries;
    private final Topics topics;
    private final Duration retryAfter;

    ConversationConsumer(BatchProcessor processor, Entries entries, Topics topics, ConversationSettings settings) {
        this.processor = processor;
        this.entries = entries;
        this.topics = topics;
        this.retryAfter = settings.retryAfter();
    }

    @Incoming("conversations")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> batch) {
        List<BatchRecord> records = new ArrayList<>(batch.count());
        batch.forEach(record -> records.add(read(record)));
        return Uni.createFrom()
                .deferred(() -> entries.known()
                        ? processor.take(records)
                        : Uni.createFrom().failure(new IllegalStateException("The configuration is not read yet")))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure, "A batch could not be taken up and is tried again records=%d", records.size()))
                .onFailure()
                .retry()
                .withBackOff(retryAfter, retryAfter.multipliedBy(LONGEST_WAIT))
                .indefinitely();
    }

    private BatchRecord read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return new BatchRecord(record, null, "empty");
        }
        try {
            Taken incoming = record.topic().equals(topics.inbound())
                    ? new Taken.FromContact(ConversationJson.read(record.value(), ChannelEvent.class))
                    : new Taken.FromAgent(ConversationJson.read(record.value(), AgentEvent.class));
            String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            return key.equals(incoming.contact().key())
                    ? new BatchRecord(record, incoming, "")
                    : new BatchRecord(record, null, "wrong-key");
        } catch (IOException | RuntimeException unreadable) {
            LOG.debugf(unreadable, "A record is not readable offset=%d", record.offset());
            return new BatchRecord(record, null, "unreadable");
        }
    }
}
