package dev.cauce.routing.core.machine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Elements in the order of a number each, ties broken by the element, as a heap with four children per node: the
 * numbers lie beside one another, so that finding a place touches little memory, and what is added in order costs
 * nothing to place. An element knows its position and can be taken out from anywhere.
 */
abstract class Heap<E> {
    private static final int CHILDREN = 4;
    private static final int SMALLEST = 8;
    private long[] keys = new long[SMALLEST];
    private @Nullable Object[] elements = new @Nullable Object[SMALLEST];
    private int size;

    /** Where {@link #moved} last said that the element is. */
    abstract int position(E element);

    abstract void moved(E element, int position);

    abstract int compareTied(E one, E other);

    final boolean isEmpty() {
        return size == 0;
    }

    final int size() {
        return size;
    }

    /** The first element; there must be one. */
    final E first() {
        return at(0);
    }

    final void add(long key, E element) {
        if (size == keys.length) {
            resize(size + (size >> 1));
        }
        size++;
        up(size - 1, key, element);
    }

    /** Takes out an element that is in the heap. */
    final void remove(E element) {
        int hole = position(element);
        size--;
        long lastKey = keys[size];
        E last = at(size);
        elements[size] = null;
        if (hole < size) {
            int parent = parent(hole);
            if (hole > 0 && precedes(lastKey, last, parent)) {
                up(hole, lastKey, last);
            } else {
                down(hole, lastKey, last);
            }
        }
        if (keys.length > SMALLEST && size < keys.length / CHILDREN) {
            resize(Math.max(SMALLEST, keys.length / 2));
        }
    }

    private void up(int from, long key, E element) {
        int hole = from;
        while (hole > 0) {
            int parent = parent(hole);
            if (!precedes(key, element, parent)) {
                break;
            }
            put(hole, keys[parent], at(parent));
            hole = parent;
        }
        put(hole, key, element);
    }

    private void down(int from, long key, E element) {
        int hole = from;
        while (true) {
            int first = hole * CHILDREN + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            for (int child = first + 1, end = Math.min(first + CHILDREN, size); child < end; child++) {
                if (keys[child] < keys[least]
                        || (keys[child] == keys[least] && compareTied(at(child), at(least)) < 0)) {
                    least = child;
                }
            }
            if (precedes(key, element, least)) {
                break;
            }
            put(hole, keys[least], at(least));
            hole = least;
        }
        put(hole, key, element);
    }

    private boolean precedes(long key, E element, int other) {
        return key < keys[other] || (key == keys[other] && compareTied(element, at(other)) < 0);
    }

    private void put(int index, long key, E element) {
        keys[index] = key;
        elements[index] = element;
        moved(element, index);
    }

    @SuppressWarnings("unchecked")
    private E at(int index) {
        return (E) Objects.requireNonNull(elements[index]);
    }

    private static int parent(int index) {
        return (index - 1) / CHILDREN;
    }

    private void resize(int capacity) {
        keys = Arrays.copyOf(keys, capacity);
        elements = Arrays.copyOf(elements, capacity);
    }
}
