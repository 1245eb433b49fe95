package dev.cauce.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotScheduleTest {
    private static final Duration REST = Duration.ofSeconds(20);
    private static final LogReader NOTHING_TO_READ = new LogReader() {
        @Override
        public long beginning(int partition) {
            return 0;
        }

        @Override
        public long end(int partition) {
            return 0;
        }

        @Override
        public void readFrom(Map<Integer, Long> offsets) {}

        @Override
        public List<Read> poll(Duration wait) {
            return List.of();
        }

        @Override
        public void wakeup() {}

        @Override
        public void close() {}
    };

    private final MemoryChunkStore chunks = new MemoryChunkStore();
    private final ReplicaMetrics metrics = new ReplicaMetrics(new SimpleMeterRegistry(), "bank");
    private final SnapshotStore<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> store =
            new SnapshotStore<>(chunks, Bank.CODEC, 100);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean owned;

    @Test
    void aNewOwnerRestsBeforeItsFirstSnapshot() {
        var follower = new LogFollower<>(
                NOTHING_TO_READ, 1, Bank.CODEC, replicas -> replicas.values().forEach(one -> one.pass(1_000)), metrics);
        new SnapshotSchedule<>(
                        store, 10, Duration.ofMinutes(2), REST, partition -> owned, clock(), Runnable::run, metrics)
                .watch(follower);
        follower.open();
        follower.runOnce(Duration.ZERO);
        now = now.plus(Duration.ofHours(1));

        owned = true;
        follower.runOnce(Duration.ZERO);
        now = now.plus(REST).minusMillis(1);
        follower.runOnce(Duration.ZERO);
        assertThat(chunks.readAll(Set.of(0))).isEmpty();

        now = now.plusMillis(1);
        follower.runOnce(Duration.ZERO);
        assertThat(chunks.readAll(Set.of(0))).isNotEmpty();
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
