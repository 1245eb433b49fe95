package dev.cauce.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens: what was persisted is the state, and the same history gives the same steps. */
class RandomHistoriesTest {
    private static final int COMMANDS = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
    void aCoreRestoredAtAnyPointGoesOnLikeTheOneThatLived(long seed) {
        var live = new History(seed, false);
        var restored = new History(seed, true);

        live.run();
        restored.run();

        assertThat(restored.steps).isEqualTo(live.steps);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 11, 42})
    void theSameHistoryGivesTheSameSteps(long seed) {
        var one = new History(seed, false);
        var other = new History(seed, false);

        one.run();
        other.run();

        assertThat(other.steps).isEqualTo(one.steps);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theInvariantsHoldAfterEveryEvent(long seed) {
        new History(seed, false).run();
    }

    /** The first 60 seeds; {@code -Dcauce.seeds=10000} for more. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("cauce.seeds", 60));
    }

    private static final class History {
        private final RandomCenter center;
        private final Random shuffle;
        private final long seed;
        private final boolean restoring;
        private final Invariants invariants = new Invariants();
        private final Map<String, Entity> folded = new HashMap<>();
        private final List<Step> steps = new ArrayList<>();
        private RoutingCore core = RoutingCore.restore(Center.OPERATION, List.of());
        private Instant now = Center.NINE;

        History(long seed, boolean restoring) {
            center = new RandomCenter(seed);
            shuffle = new Random(~seed);
            this.seed = seed;
            this.restoring = restoring;
        }

        void run() {
            center.opening().forEach(command -> take(core.step(now, command)));
            for (int count = 0; count < COMMANDS; count++) {
                pass(center.pause());
                take(core.step(now, center.next(core, now)));
            }
        }

        private void pass(Duration pause) {
            Instant until = now.plus(pause);
            for (var due = core.nextTimer(); due.isPresent() && !due.get().isAfter(until); due = core.nextTimer()) {
                now = due.get().isAfter(now) ? due.get() : now;
                take(core.tick(now));
                assertThat(core.nextTimer().filter(next -> !next.isAfter(now)))
                        .as("nothing stays due")
                        .isEmpty();
            }
            now = until;
        }

        private void take(Step step) {
            steps.add(step);
            for (Change change : step.changes()) {
                switch (change) {
                    case Change.Put(var entity) -> folded.put(entity.key(), entity);
                    case Change.Remove(var key) -> folded.remove(key);
                }
            }
            if (!restoring) {
                assertThat(invariants.check(folded, step, now))
                        .as("seed %d, step %d", seed, steps.size())
                        .isEmpty();
            }
            assertThat(new HashSet<>(core.entities())).isEqualTo(new HashSet<>(folded.values()));
            if (restoring) {
                var entities = new ArrayList<>(folded.values());
                Collections.shuffle(entities, shuffle);
                core = RoutingCore.restore(Center.OPERATION, entities);
            }
        }
    }
}
