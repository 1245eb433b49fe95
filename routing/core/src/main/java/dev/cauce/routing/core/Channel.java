package dev.cauce.routing.core;

/**
 * A kind of channel by its name, such as {@code chat}, {@code whatsapp}, {@code email}, {@code voice}, {@code task},
 * {@code http}, which other systems bring, or {@code messaging}, which adapters that are plugged in bring, such as of SMS.
 */
public record Channel(String name) implements Comparable<Channel> {
    public static final Channel CHAT = new Channel("chat");
    public static final Channel WHATSAPP = new Channel("whatsapp");
    public static final Channel EMAIL = new Channel("email");
    public static final Channel VOICE = new Channel("voice");
    public static final Channel TASK = new Channel("task");
    public static final Channel HTTP = new Channel("http");
    public static final Channel MESSAGING = new Channel("messaging");

    public Channel {
        Ids.requireText("Channel", name);
    }

    @Override
    public int compareTo(Channel other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
