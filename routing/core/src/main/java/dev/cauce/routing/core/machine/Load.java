package dev.cauce.routing.core.machine;

import java.util.Arrays;

/**
 * How much of an agent's capacity is in use. Channels are numbered by the roster; cost, maximum and count of each lie
 * beside one another.
 */
final class Load {
    private static final int FIELDS = 3;
    private static final int COST = 0;
    private static final int MAXIMUM = 1;
    private static final int COUNT = 2;
    private int units;
    private int used;
    private int[] channels = {};

    /** Takes a new capacity without any channel; what is in use stays. */
    void capacity(int newUnits, int number) {
        units = newUnits;
        grow(number);
        for (int at = 0; at < channels.length; at += FIELDS) {
            channels[at + COST] = 0;
            channels[at + MAXIMUM] = 0;
        }
        used = 0;
    }

    void channel(int channel, int newCost, int newMaximum) {
        grow(channel + 1);
        int at = channel * FIELDS;
        used += channels[at + COUNT] * (newCost - channels[at + COST]);
        channels[at + COST] = newCost;
        channels[at + MAXIMUM] = newMaximum;
    }

    void add(int channel) {
        grow(channel + 1);
        int at = channel * FIELDS;
        channels[at + COUNT]++;
        used += channels[at + COST];
    }

    void remove(int channel) {
        int at = channel * FIELDS;
        channels[at + COUNT]--;
        used -= channels[at + COST];
    }

    double share() {
        return units == 0 ? 1 : (double) used / units;
    }

    /** Whether one more of the channel fits; {@code interrupted} channels in use do not stand in its way. */
    boolean fits(int channel, Bits interrupted) {
        int at = channel * FIELDS;
        if (at >= channels.length || channels[at + COUNT] >= channels[at + MAXIMUM]) {
            return false;
        }
        int inTheWay = used;
        if (inTheWay > 0 && interrupted.size() > 0) {
            for (int other = 0; other < channels.length; other += FIELDS) {
                if (interrupted.get(other / FIELDS)) {
                    inTheWay -= channels[other + COUNT] * channels[other + COST];
                }
            }
        }
        return inTheWay + channels[at + COST] <= units;
    }

    private void grow(int number) {
        if (channels.length < number * FIELDS) {
            channels = Arrays.copyOf(channels, number * FIELDS);
        }
    }
}
