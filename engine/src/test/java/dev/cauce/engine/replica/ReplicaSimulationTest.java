package dev.cauce.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One seed alone: {@code -Dreplica.seed=17}. More of them: {@code -Dreplica.seeds=5000}. */
class ReplicaSimulationTest {
    private static final Logger QUIET = Logger.getLogger("dev.cauce.engine.replica");
    private static final int EVENTS = 700;

    @BeforeAll
    static void troubleIsTheNormalCaseHere() {
        QUIET.setLevel(Level.OFF);
    }

    @AfterAll
    static void elsewhereItIsNot() {
        QUIET.setLevel(null);
    }

    @Test
    void whateverDiesOrPausesEachCommandHasItsEffectOnceAndReplayIsIdentical() {
        Long only = Long.getLong("replica.seed");
        long effects = 0;
        if (only != null) {
            effects = live(only);
        } else {
            for (long seed = 1; seed <= Integer.getInteger("replica.seeds", 40); seed++) {
                effects += live(seed);
            }
        }
        assertThat(effects).as("orders that had an effect").isPositive();
    }

    private static long live(long seed) {
        World world = new World(seed);
        try {
            world.live(EVENTS);
            world.checkRestart();
            return world.ledger().effects();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "Seed %d fails. Again: mvn -pl engine -am verify -Dtest=ReplicaSimulationTest -Dsurefire.failIfNoSpecifiedTests=false -Dreplica.seed=%d"
                            .formatted(seed, seed),
                    failure);
        }
    }
}
