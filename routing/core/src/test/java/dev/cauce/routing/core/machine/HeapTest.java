package dev.cauce.routing.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HeapTest {
    private static final Comparator<Item> ORDER =
            Comparator.comparingLong(Item::key).thenComparing(Item::name);

    private record Item(long key, String name) {}

    private static final class Items extends Heap<Item> {
        final Map<Item, Integer> positions = new HashMap<>();
        int compared;

        void add(Item item) {
            add(item.key(), item);
        }

        List<Item> drain() {
            var drained = new ArrayList<Item>();
            while (!isEmpty()) {
                drained.add(first());
                remove(first());
            }
            return drained;
        }

        @Override
        int position(Item item) {
            return Objects.requireNonNull(positions.get(item));
        }

        @Override
        void moved(Item item, int position) {
            positions.put(item, position);
        }

        @Override
        int compareTied(Item one, Item other) {
            compared++;
            return one.name().compareTo(other.name());
        }
    }

    @Test
    void whatWasAddedInAnyOrderComesOutInOrder() {
        var chance = new Random(1);
        var heap = new Items();
        var expected = new TreeSet<>(ORDER);
        for (int number = 0; number < 500; number++) {
            var item = new Item(chance.nextInt(50), "item " + number);
            heap.add(item);
            expected.add(item);
        }

        List<Item> drained = heap.drain();

        assertThat(drained).containsExactlyElementsOf(expected);
    }

    @Test
    void anythingCanBeTakenOutFromAnywhere() {
        var chance = new Random(2);
        var heap = new Items();
        var expected = new TreeSet<>(ORDER);
        var inside = new ArrayList<Item>();
        for (int number = 0; number < 3_000; number++) {
            if (inside.isEmpty() || chance.nextInt(5) < 3) {
                var item = new Item(chance.nextInt(40), "item " + number);
                inside.add(item);
                expected.add(item);
                heap.add(item);
            } else {
                Item item = inside.remove(chance.nextInt(inside.size()));
                expected.remove(item);
                heap.remove(item);
            }
            assertThat(heap.size()).isEqualTo(expected.size());
            if (!expected.isEmpty()) {
                assertThat(heap.first()).isEqualTo(expected.first());
            }
        }

        List<Item> drained = heap.drain();

        assertThat(drained).containsExactlyElementsOf(expected);
    }

    @Test
    void whatIsAddedInOrderIsNotCompared() {
        var heap = new Items();

        for (int number = 0; number < 1_000; number++) {
            heap.add(new Item(number, "item"));
        }

        assertThat(heap.compared).isZero();
        assertThat(heap.drain()).isSortedAccordingTo(ORDER).hasSize(1_000);
    }
}
