package dev.cauce.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Flow.Bucket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlowTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static Instant at(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void everyKindIsCountedByItself() {
        Flow flow = Flow.NONE
                .arrived(at(1))
                .arrived(at(1))
                .arrived(at(2))
                .arrived(at(2))
                .answered(at(2), true)
                .answered(at(3), false)
                .abandoned(at(4));

        assertThat(flow.buckets()).containsExactly(new Bucket(NINE, 4, 2, 1, 1));
    }

    @Test
    void everyFiveMinutesABucketBegins() {
        Flow flow = Flow.NONE.arrived(at(4)).arrived(at(5)).arrived(at(9)).arrived(at(10));

        assertThat(flow.buckets())
                .containsExactly(
                        new Bucket(NINE, 1, 0, 0, 0), new Bucket(at(5), 2, 0, 0, 0), new Bucket(at(10), 1, 0, 0, 0));
    }

    @Test
    void whatComesLateCountsInTheNewestBucket() {
        Flow flow = Flow.NONE.arrived(at(6)).abandoned(at(2));

        assertThat(flow.buckets()).containsExactly(new Bucket(at(5), 1, 0, 0, 1));
    }

    @Test
    void theSumLeavesOutWhatBeganHalfAnHourAgo() {
        Flow flow = Flow.NONE
                .arrived(at(0))
                .answered(at(6), true)
                .answered(at(11), false)
                .abandoned(at(12));

        assertThat(flow.sum(at(20))).isEqualTo(new Bucket(NINE, 1, 2, 1, 1));
        assertThat(flow.sum(at(30))).isEqualTo(new Bucket(at(5), 0, 2, 1, 1));
        assertThat(flow.sum(at(35))).isEqualTo(new Bucket(at(10), 0, 1, 0, 1));
        assertThat(flow.isWithin(at(29))).isTrue();
        assertThat(flow.isWithin(at(30))).isFalse();
        assertThat(Flow.NONE.isWithin(at(0))).isFalse();
    }

    @Test
    void whatIsOlderThanTheWindowIsLetGoWithTheNextBucket() {
        Flow flow = Flow.NONE.arrived(at(0)).arrived(at(5)).arrived(at(30));

        assertThat(flow.buckets()).containsExactly(new Bucket(at(5), 1, 0, 0, 0), new Bucket(at(30), 1, 0, 0, 0));
    }
}
