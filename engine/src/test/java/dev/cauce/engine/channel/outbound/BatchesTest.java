package dev.cauce.engine.channel.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BatchesTest {
    private static final TopicPartition PARTITION = new TopicPartition("outbound", 3);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Store store = new Store();
    private final Batches batches = new Batches(consumer, store);

    /** PostgreSQL, which may be away. */
    private static final class Store implements Batches.Taker {
        final List<String> done = new ArrayList<>();
        boolean away;

        @Override
        public void recover(int partition) {
            answer("recover " + partition);
        }

        @Override
        public void take(ConsumerRecords<byte[], byte[]> records) {
            records.forEach(record -> answer("take " + record.offset()));
        }

        @Override
        public void leave(List<Integer> partitions) {
            done.add("leave " + partitions);
        }

        private void answer(String what) {
            if (away) {
                throw new IllegalStateException("away");
            }
            done.add(what);
        }
    }

    @BeforeEach
    void aPartitionIsAssignedWithTwoMessagesInIt() {
        batches.subscribe("outbound");
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.rebalance(List.of(PARTITION));
        consumer.addRecord(new ConsumerRecord<>("outbound", 3, 0, null, new byte[0]));
        consumer.addRecord(new ConsumerRecord<>("outbound", 3, 1, null, new byte[0]));
    }

    @Test
    void whatWaitedComesBeforeWhatIsNew() {
        batches.next(Duration.ZERO);

        assertThat(store.done).containsExactly("recover 3", "take 0", "take 1");
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void whatWasPolledWhileTheStoreWasAwayIsTakenWhenItIsBack() {
        store.away = true;
        assertThatThrownBy(() -> batches.next(Duration.ZERO)).hasMessage("away");
        consumer.addRecord(new ConsumerRecord<>("outbound", 3, 0, null, new byte[0]));
        consumer.addRecord(new ConsumerRecord<>("outbound", 3, 1, null, new byte[0]));
        consumer.addRecord(new ConsumerRecord<>("outbound", 3, 2, null, new byte[0]));

        store.away = false;
        batches.next(Duration.ZERO);

        assertThat(store.done).containsExactly("recover 3", "take 0", "take 1", "take 2");
        assertThat(committed()).isEqualTo(3);
    }

    @Test
    void whatIsNotTakenIsNotCommitted() {
        batches.next(Duration.ZERO);
        consumer.addRecord(new ConsumerRecord<>("outbound", 3, 2, null, new byte[0]));
        store.away = true;

        assertThatThrownBy(() -> batches.next(Duration.ZERO)).hasMessage("away");

        assertThat(committed()).isEqualTo(2);
        assertThat(consumer.position(PARTITION)).isEqualTo(2);
    }

    @Test
    void aPartitionThatWentIsLeftAndRecoveredWhenItComesAgain() {
        batches.next(Duration.ZERO);
        batches.onPartitionsRevoked(List.of(PARTITION));
        batches.onPartitionsAssigned(List.of(PARTITION));

        batches.next(Duration.ZERO);

        assertThat(store.done).endsWith("leave [3]", "recover 3");
    }

    private long committed() {
        return Objects.requireNonNull(consumer.committed(Set.of(PARTITION)).get(PARTITION))
                .offset();
    }
}
