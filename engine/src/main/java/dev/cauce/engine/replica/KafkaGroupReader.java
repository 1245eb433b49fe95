package dev.cauce.engine.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** A topic in Kafka, read as a member of a consumer group that commits nothing. */
final class KafkaGroupReader implements GroupReader {
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Logger LOG = Logger.getLogger(KafkaGroupReader.class);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private boolean subscribed;

    KafkaGroupReader(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    @Override
    public List<Read> poll(Duration wait, Assignment assignment) {
        if (!subscribed) {
            consumer.subscribe(List.of(topic), new Rebalance(assignment));
            subscribed = true;
        }
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
        } catch (KafkaException trouble) {
            LOG.warnf(trouble, "Reading failed and is tried again topic=%s", topic);
            LockSupport.parkNanos(RETRY.toNanos());
            return List.of();
        }
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        private final Assignment assignment;

        Rebalance(Assignment assignment) {
            this.assignment = assignment;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            assignment.gained(numbers(partitions));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            assignment.lost(numbers(partitions));
        }
    }

    @Override
    public boolean isAssigned(int partition) {
        return consumer.assignment().contains(at(partition));
    }

    @Override
    public void pause(int partition) {
        consumer.pause(List.of(at(partition)));
    }

    @Override
    public void readFrom(int partition, long offset) {
        consumer.seek(at(partition), offset);
        consumer.resume(List.of(at(partition)));
    }

    @Override
    public long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
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

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
