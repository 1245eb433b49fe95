package dev.cauce.routing.core;

import java.util.Map;

/**
 * How much an agent can do at once.
 *
 * @param units capacity in all
 * @param channels what one interaction of a channel costs and how many of it there may be at once; a channel that is
 *     absent is not served
 */
public record CapacityProfile(int units, Map<Channel, ChannelCapacity> channels) {
    /** Cost in units of one interaction, and the most that may be held at once. */
    public record ChannelCapacity(int cost, int maximum) {}

    /** 100 units: one call, or three chats, WhatsApp threads or threads of own or plugged-in channels, or two e-mails or tasks. */
    public static final CapacityProfile DEFAULT = new CapacityProfile(
            100,
            Map.of(
                    Channel.VOICE, new ChannelCapacity(100, 1),
                    Channel.CHAT, new ChannelCapacity(34, 3),
                    Channel.WHATSAPP, new ChannelCapacity(34, 3),
                    Channel.EMAIL, new ChannelCapacity(50, 2),
                    Channel.TASK, new ChannelCapacity(50, 2),
                    Channel.HTTP, new ChannelCapacity(34, 3),
                    Channel.MESSAGING, new ChannelCapacity(34, 3)));

    public CapacityProfile {
        channels = Map.copyOf(channels);
    }
}
