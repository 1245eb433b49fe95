package dev.cauce.load.setup;

import java.util.List;
import java.util.stream.IntStream;

/** Names of what a run plays with. Beside the operation of others, and the same in every run. */
public record Cast(int agentCount) {
    public static final String OPERATION = "load";
    public static final String CLIENT = "load";
    public static final String FIRST_QUEUE = "load-first";
    public static final String SECOND_QUEUE = "load-second";
    public static final String DISPOSITION = "load-done";
    public static final String CHAT_CHANNEL = "load-web";
    public static final String SUPERVISOR = "load-supervisor";

    /** The agents' user ids. */
    public List<String> agents() {
        return IntStream.rangeClosed(1, agentCount)
                .mapToObj("load-agent-%03d"::formatted)
                .toList();
    }

    public List<String> queues() {
        return List.of(FIRST_QUEUE, SECOND_QUEUE);
    }

    public String chatChannel() {
        return CHAT_CHANNEL;
    }

    public String chatPath() {
        return "/api/chat/v1/" + CHAT_CHANNEL;
    }

    /** The queue a conversation in {@code queue} is given to. */
    public String otherQueue(String queue) {
        return queue.equals(FIRST_QUEUE) ? SECOND_QUEUE : FIRST_QUEUE;
    }

    /** Not a secret: these users exist for load only, and only where somebody lets them be made. */
    public String password(String user) {
        return "load-password-of-" + user;
    }
}
