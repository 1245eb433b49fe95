package dev.cauce.engine.channel.outbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic batch by batch: what a partition left over comes before anything newer of it, and a batch that was not taken is
 * read again, so that nothing is committed that was dropped. Not thread-safe.
 */
final class Batches implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;
    private final Taker taker;
    private final List<Integer> toRecover = new ArrayList<>();

    /** Where batches go. */
    interface Taker {

        /** Takes up what waited when another process had this partition. */
        void recover(int partition);

        /** Returns when all of these are durable. */
        void take(ConsumerRecords<byte[], byte[]> records);

        /** Another process has these partitions from now on. */
        void leave(List<Integer> partitions);
    }

    Batches(Consumer<byte[], byte[]> consumer, Taker taker) {
        this.consumer = consumer;
        this.taker = taker;
    }

    void subscribe(String topic) {
        consumer.subscribe(List.of(topic), this);
    }

    /** One batch; after a failure the next call reads the same one again. */
    void next(Duration atMost) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
        try {
            recover();
            if (!records.isEmpty()) {
                taker.take(records);
                consumer.commitSync();
            }
        } catch (RuntimeException failure) {
            goBack(records);
            throw failure;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        assigned.forEach(partition -> toRecover.add(partition.partition()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        List<Integer> partitions =
                revoked.stream().map(TopicPartition::partition).toList();
        toRecover.removeAll(partitions);
        taker.leave(partitions);
    }

    private void recover() {
        while (!toRecover.isEmpty()) {
            taker.recover(toRecover.getFirst());
            toRecover.removeFirst();
        }
    }

    private void goBack(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
        }
    }
}
