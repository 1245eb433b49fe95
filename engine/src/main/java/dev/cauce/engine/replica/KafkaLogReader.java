package dev.cauce.engine.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** A topic in Kafka, read outside any group. */
final class KafkaLogReader implements LogReader {
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Logger LOG = Logger.getLogger(KafkaLogReader.class);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;

    KafkaLogReader(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    @Override
    public long beginning(int partition) {
        return consumer.beginningOffsets(List.of(at(partition))).getOrDefault(at(partition), 0L);
    }

    @Override
    public long end(int partition) {
        return consumer.endOffsets(List.of(at(partition))).getOrDefault(at(partition), 0L);
    }

    @Override
    public void readFrom(Map<Integer, Long> offsets) {
        consumer.assign(offsets.keySet().stream().map(this::at).toList());
        offsets.forEach((partition, offset) -> consumer.seek(at(partition), offset));
    }

    @Override
    public List<Read> poll(Duration wait) {
        try {
            var polled = consumer.poll(wait);
            List<Read> read = new ArrayList<>(polled.count());
            for (ConsumerRecord<byte[], byte[]> one : polled) {
                read.add(new Read(one.partition(), one.offset(), one.value()));
            }
            return read;
        } catch (WakeupException woken) {
            LOG.tracef("Woken topic=%s", topic);
            return List.of();
        } catch (InvalidOffsetException gone) {
            throw new IllegalStateException(
                    "Records of %s that were still to be read are gone. Maybe its retention is shorter than this process was away."
                            .formatted(topic),
                    gone);
        } catch (KafkaException trouble) {
            LOG.warnf(trouble, "Reading failed and is tried again topic=%s", topic);
            LockSupport.parkNanos(RETRY.toNanos());
            return List.of();
        }
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private TopicPartition at(int partition) {
        return new TopicPartition(topic, partition);
    }
}
