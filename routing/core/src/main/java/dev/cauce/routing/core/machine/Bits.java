package dev.cauce.routing.core.machine;

import java.util.Arrays;

/** A growing set of small integers with the few operations that choosing an agent needs. */
final class Bits {
    private static final int WORD = 64;
    private long[] words = new long[0];

    void set(int index) {
        int word = index / WORD;
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
        }
        words[word] |= 1L << index;
    }

    void clear(int index) {
        int word = index / WORD;
        if (word < words.length) {
            words[word] &= ~(1L << index);
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

    int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    int countWith(Bits other) {
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
