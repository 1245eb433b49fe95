package dev.cauce.channel.testkit.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;

/**
 * Delivers webhooks at least once and in no order, as providers do: each is signed, what is not answered with 2xx comes again after
 * growing pauses, and some of what was taken comes again all the same. In virtual time: days pass in an instant. Not thread-safe.
 */
public final class WebhookPost {
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final Receiver receiver;
    private final Function<byte[], Map<String, String>> signing;
    private final Habits habits;
    private final Random chance;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private Instant now;
    private int number;

    /** Whoever webhooks are posted to. */
    public interface Receiver {

        /** Answers with an HTTP status. Names of headers are in lower case. */
        int take(byte[] body, Map<String, String> headers);
    }

    /**
     * How a provider delivers.
     *
     * @param shuffledOver each first delivery comes within this, whatever was posted before it
     * @param firstPause until what was not taken comes again; twice as long each time
     * @param longestPause between two attempts
     * @param giveUpAfter since it was posted: then it is lost
     * @param repeated the share, from 0 to 1, that comes again although it was taken
     */
    public record Habits(
            Duration shuffledOver, Duration firstPause, Duration longestPause, Duration giveUpAfter, double repeated) {

        /** Meta's: "retried with decreasing frequency", for up to seven days. */
        public static Habits meta() {
            return new Habits(
                    Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofHours(6), Duration.ofDays(7), 0.3);
        }
    }

    /** One delivery that was made, and how it was answered. */
    public record Attempt(String body, Instant at, int status) {}

    private record Due(Instant at, int number, String body, Instant since, Duration pause) {}

    /** {@code signing} tells the headers of a body; the same {@code chance} plays the same again. */
    public WebhookPost(
            Receiver receiver,
            Function<byte[], Map<String, String>> signing,
            Habits habits,
            Random chance,
            Instant start) {
        this.receiver = receiver;
        this.signing = signing;
        this.habits = habits;
        this.chance = chance;
        this.now = start;
    }

    /** Has a webhook delivered, sometime soon. */
    public void post(String body) {
        due.add(new Due(now.plus(some(habits.shuffledOver())), number++, body, now, habits.firstPause()));
    }

    /** Makes all deliveries that are due within this. */
    public void pass(Duration time) {
        Instant end = now.plus(time);
        while (!due.isEmpty() && !due.peek().at().isAfter(end)) {
            Due next = due.remove();
            now = next.at();
            deliver(next);
        }
        now = end;
    }

    private void deliver(Due one) {
        byte[] body = one.body().getBytes(StandardCharsets.UTF_8);
        int status = receiver.take(body, signing.apply(body));
        attempts.add(new Attempt(one.body(), now, status));
        if (status / HUNDRED == SUCCESS) {
            if (chance.nextDouble() < habits.repeated()) {
                again(one, some(habits.longestPause()), one.pause());
            }
        } else if (now.plus(one.pause()).isAfter(one.since().plus(habits.giveUpAfter()))) {
            lost.add(one.body());
        } else {
            Duration twice = one.pause().multipliedBy(2);
            again(one, one.pause(), twice.compareTo(habits.longestPause()) < 0 ? twice : habits.longestPause());
        }
    }

    private void again(Due one, Duration after, Duration pause) {
        due.add(new Due(now.plus(after), number++, one.body(), one.since(), pause));
    }

    private Duration some(Duration most) {
        return Duration.ofMillis(chance.nextLong(Math.max(1, most.toMillis())));
    }

    /** What time it is for the provider. */
    public Instant now() {
        return now;
    }

    /** Whether nothing is to be delivered any more. */
    public boolean isDone() {
        return due.isEmpty();
    }

    /** All deliveries that were made, in their order. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** What was not taken for too long. */
    public List<String> lost() {
        return List.copyOf(lost);
    }
}
