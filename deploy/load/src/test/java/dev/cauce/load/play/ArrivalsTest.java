package dev.cauce.load.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Test
    void arrivalsAreSpreadEvenlyOverTheDuration() {
        var schedule = new Schedule(50, Duration.ofSeconds(60));

        assertThat(schedule.arrivals()).isEqualTo(3_000);
        assertThat(schedule.due(0)).isZero();
        assertThat(schedule.due(75)).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void aFractionOfAnArrivalIsOne() {
        assertThat(new Schedule(0.1, Duration.ofSeconds(1)).arrivals()).isEqualTo(1);
    }

    @Test
    void visitorsWhoAreNeverAnsweredDoNotKeepOthersFromComing() {
        var answered = new CountDownLatch(1);
        var come = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new Arrivals(new Schedule(1_000, Duration.ofMillis(50)), () -> false).run((index, due) -> {
                come.add(index);
                var _ = threads.submit(() -> {
                    answered.await();
                    return index;
                });
            });

            assertThat(come).hasSize(50);
            answered.countDown();
        }
    }

    @Test
    void anArrivalThatIsHeldUpIsToldWhenItWasDue() {
        var schedule = new Schedule(1_000, Duration.ofMillis(30));
        var dues = new ArrayList<Long>();

        new Arrivals(schedule, () -> false).run((index, due) -> {
            if (index == 0) {
                var until = System.nanoTime() + Duration.ofMillis(20).toNanos();
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            }
            dues.add(due);
        });

        for (var index = 1; index < dues.size(); index++) {
            assertThat(dues.get(index) - dues.get(index - 1))
                    .isEqualTo(Duration.ofMillis(1).toNanos());
        }
    }
}
