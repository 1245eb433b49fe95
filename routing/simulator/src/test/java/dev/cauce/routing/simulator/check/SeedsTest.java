package dev.cauce.routing.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.simulator.check.Seed.Outcome;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a contact center, and however often its router dies: the invariants hold. */
class SeedsTest {
    private static final int SHARES = 10;

    /** The first 200 seeds in ten shares; {@code -Dcauce.seeds=10000} for more. */
    static IntStream shares() {
        return IntStream.range(0, SHARES);
    }

    @ParameterizedTest
    @MethodSource("shares")
    void theInvariantsHoldAfterEveryEvent(int share) {
        LongStream.rangeClosed(1, Long.getLong("cauce.seeds", 200))
                .filter(seed -> seed % SHARES == share)
                .mapToObj(seed -> new Seed(seed).run())
                .forEach(outcome -> assertThat(outcome.wrong())
                        .as("again by: %s", outcome.replay())
                        .isEmpty());
    }

    /** 663: work that came back opened a level and was offered before what was due earlier. 2755: order after a restart. */
    @ParameterizedTest
    @ValueSource(longs = {663, 2755})
    void whatOnceWentWrongDoesNotAgain(long seed) {
        Outcome outcome = new Seed(seed).run();

        assertThat(outcome.wrong()).isEmpty();
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        Outcome once = new Seed(4711).run();

        Outcome again = new Seed(4711).run();

        assertThat(again).isEqualTo(once);
    }
}
