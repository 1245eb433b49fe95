package dev.cauce.routing.core.machine;

import java.util.Arrays;

/** A growing set of small integers with the few operations that choosing an agent needs. */
final class Bits {
    private static final int WORD = 64;
    private long[] words = new long[0];
    private int size;
    private int version;

    void set(int index) {
        int word = index / WORD;
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
        }
        long bit = 1L << index;
        if ((words[word] & bit) == 0) {
            words[word] |= bit;
            size++;
            version++;
        }
    }

    void clear(int index) {
        if (get(index)) {
            words[index / WORD] &= ~(1L << index);
            size--;
            version++;
        }
    }

    void put(int index, boolean value) {
        if (value) {
            set(index);
        } else {
            clear(index);
        }
    }

    boolean get(int index) {
        int word = index / WORD;
        return word < words.length && (words[word] & (1L << index)) != 0;
    }

    int size() {
        return size;
    }

    /** Another number after each change. */
    int version() {
        return version;
    }

    int countWith(Bits other) {
        if (size == 0 || other.size == 0) {
            return 0;
        }
        int count = 0;
        for (int word = Math.min(words.length, other.words.length) - 1; word >= 0; word--) {
            count += Long.bitCount(words[word] & other.words[word]);
        }
        return count;
    }

    boolean intersects(Bits other) {
        for (int word = Math.min(words.length, other.words.length) - 1; word >= 0; word--) {
            if ((words[word] & other.words[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The smallest integer from {@code from} on that is in both sets, or -1. */
    int nextWith(Bits other, int from) {
        int length = Math.min(words.length, other.words.length);
        int word = from / WORD;
        if (word >= length) {
            return -1;
        }
        long both = words[word] & other.words[word] & (-1L << from);
        while (both == 0) {
            if (++word == length) {
                return -1;
            }
            both = words[word] & other.words[word];
        }
        return word * WORD + Long.numberOfTrailingZeros(both);
    }
}
