package dev.cauce.routing.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The set against the one of the platform, with the same numbers in both. */
class BitsTest {
    private static final int LARGEST = 200;
    private final Bits one = new Bits();
    private final Bits other = new Bits();
    private final BitSet oneExpected = new BitSet();
    private final BitSet otherExpected = new BitSet();

    private void fill(Random chance, int largestOfOther) {
        for (int number = 0; number < 60; number++) {
            put(one, oneExpected, chance.nextInt(LARGEST), chance.nextInt(3) > 0);
            put(other, otherExpected, chance.nextInt(largestOfOther), chance.nextInt(3) > 0);
        }
    }

    private static void put(Bits bits, BitSet expected, int index, boolean value) {
        bits.put(index, value);
        expected.set(index, value);
    }

    @Test
    void itHoldsWhatWasPutIn() {
        fill(new Random(1), LARGEST);

        for (int index = 0; index < LARGEST + 100; index++) {
            assertThat(one.get(index)).as("%d", index).isEqualTo(oneExpected.get(index));
        }
        assertThat(one.size()).isEqualTo(oneExpected.cardinality());
    }

    @Test
    void itCountsAndFindsWhatIsInBothWhicheverIsLonger() {
        fill(new Random(2), 100);
        BitSet both = (BitSet) oneExpected.clone();
        both.and(otherExpected);

        assertThat(one.countWith(other)).isEqualTo(both.cardinality());
        assertThat(other.countWith(one)).isEqualTo(both.cardinality());
        for (int from = 0; from < LARGEST + 100; from++) {
            assertThat(one.nextWith(other, from)).as("from %d", from).isEqualTo(both.nextSetBit(from));
            assertThat(other.nextWith(one, from)).as("from %d", from).isEqualTo(both.nextSetBit(from));
        }
    }

    @Test
    void setsIntersectWhenOneNumberIsInBoth() {
        one.set(3);
        one.set(130);
        other.set(4);
        assertThat(one.intersects(other)).isFalse();
        assertThat(one.nextWith(other, 0)).isEqualTo(-1);
        assertThat(one.countWith(other)).isZero();

        other.set(130);

        assertThat(one.intersects(other)).isTrue();
        assertThat(other.intersects(one)).isTrue();
        assertThat(new Bits().intersects(one)).isFalse();
        assertThat(new Bits().countWith(one)).isZero();
    }

    @Test
    void theVersionChangesWithTheSetAndOnlyThen() {
        one.set(5);
        int version = one.version();

        one.set(5);
        one.clear(6);
        assertThat(one.version()).isEqualTo(version);

        one.clear(5);
        assertThat(one.version()).isNotEqualTo(version);
        assertThat(one.size()).isZero();
    }
}
