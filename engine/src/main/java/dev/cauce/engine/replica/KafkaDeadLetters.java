package dev.cauce.engine.replica;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Copies what could not be read to a topic, with headers that say where it stood and why. */
public final class KafkaDeadLetters implements OwnerLoop.DeadLetters {
    private static final Logger LOG = Logger.getLogger(KafkaDeadLetters.class);

    private final Producer<byte[], byte[]> producer;
    private final String deadLetterTopic;
    private final String commandTopic;

    public KafkaDeadLetters(Producer<byte[], byte[]> producer, String deadLetterTopic, String commandTopic) {
        this.producer = producer;
        this.deadLetterTopic = deadLetterTopic;
        this.commandTopic = commandTopic;
    }

    @Override
    public void unreadable(int partition, long offset, byte[] value, String reason) {
        LOG.warnf("A command cannot be read partition=%d offset=%d reason=%s", partition, offset, reason);
        var letter = new ProducerRecord<byte[], byte[]>(deadLetterTopic, null, value);
        letter.headers()
                .add("topic", commandTopic.getBytes(StandardCharsets.UTF_8))
                .add("partition", String.valueOf(partition).getBytes(StandardCharsets.UTF_8))
                .add("offset", String.valueOf(offset).getBytes(StandardCharsets.UTF_8))
                .add("reason", reason.getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(letter, (metadata, failure) -> {
            if (failure != null) {
                LOG.warnf(failure, "A dead letter was not kept partition=%d offset=%d", partition, offset);
            }
        });
    }
}
