package dev.cauce.routing.core.machine;

import java.util.Arrays;

/** How much of an agent's capacity is in use. Channels are numbered by the roster. */
final class Load {
    private static final int NOT_SERVED = -1;
    private int units;
    private int[] cost = {};
    private int[] maximum = {};
    private int[] count = {};

    /** Takes a new capacity; what is in use stays. */
    void capacity(int newUnits, int channels) {
        units = newUnits;
        cost = new int[channels];
        maximum = new int[channels];
        Arrays.fill(maximum, NOT_SERVED);
        grow(channels);
    }

    void channel(int channel, int newCost, int newMaximum) {
        cost[channel] = newCost;
        maximum[channel] = newMaximum;
    }

    void add(int channel) {
        grow(channel + 1);
        count[channel]++;
    }

    void remove(int channel) {
        count[channel]--;
    }

    int used() {
        int used = 0;
        for (int channel = 0; channel < count.length; channel++) {
            used += count[channel] * cost(channel);
        }
        return used;
    }

    double share() {
        return units == 0 ? 1 : (double) used() / units;
    }

    /** Whether one more of the channel fits; {@code interrupted} channels in use do not stand in its way. */
    boolean fits(int channel, Bits interrupted) {
        if (channel >= maximum.length || (channel < count.length ? count[channel] : 0) >= maximum[channel]) {
            return false;
        }
        int used = 0;
        for (int other = 0; other < count.length; other++) {
            if (count[other] > 0 && !interrupted.get(other)) {
                used += count[other] * cost(other);
            }
        }
        return used + cost[channel] <= units;
    }

    private int cost(int channel) {
        return channel < cost.length ? cost[channel] : 0;
    }

    private void grow(int channels) {
        if (count.length < channels) {
            count = Arrays.copyOf(count, channels);
        }
    }
}
