package dev.cauce.engine.channel.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline;
import dev.cauce.channel.testkit.provider.SendLimits;
import dev.cauce.channel.whatsapp.Graph;
import dev.cauce.channel.whatsapp.GraphAnswer;
import dev.cauce.channel.whatsapp.WhatsAppAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Two phone numbers at Meta's limits, in virtual time: what one of them or one contact has too much of holds nobody else. */
final class BackPressureTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final int AT_ONCE = 32;
    private static final Duration STEP = Duration.ofMillis(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lanes lanes = new Lanes(STEP);
    private final RetryPolicy policy =
            new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofDays(1));
    private final SendLimits limits = SendLimits.meta();
    private final Map<String, Instant> takenAt = new HashMap<>();
    private final Map<String, List<Instant>> busyAt = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final WhatsAppAdapter adapter = new WhatsAppAdapter(
            new Limited(), new OpenWindow(), (_, _) -> CompletableFuture.failedFuture(new IOException()), () -> START);
    private Instant now = START;

    @Test
    void aNumberAtItsThroughputWaitsAsAWholeAndTheOtherNumberDoesNot() {
        for (int contact = 0; contact < 400; contact++) {
            lanes.add(delivery("busy", "c" + contact, 1));
        }
        for (int contact = 0; contact < 20; contact++) {
            lanes.add(delivery("calm", "c" + contact, 1));
        }

        untilAllIsTaken();

        assertThat(takenAt).hasSize(420);
        assertThat(takenAt.entrySet().stream()
                        .filter(taken -> taken.getKey().startsWith("calm"))
                        .map(Map.Entry::getValue))
                .allSatisfy(at -> assertThat(at).isBefore(START.plusSeconds(1)));
        List<Instant> refusals = busyAt.getOrDefault("busy", List.of());
        assertThat(refusals).isNotEmpty();
        for (int at = 1; at < refusals.size(); at++) {
            assertThat(Duration.between(refusals.get(at - 1), refusals.get(at))).isGreaterThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aContactWhoGetsTooMuchWaitsAloneAndInOrder() {
        for (int sequence = 1; sequence <= 4; sequence++) {
            lanes.add(delivery("calm", "chatty", sequence));
        }
        for (int contact = 0; contact < 20; contact++) {
            lanes.add(delivery("calm", "c" + contact, 1));
        }

        untilAllIsTaken();

        assertThat(order.stream().filter(one -> one.contains("chatty")))
                .containsExactly("calm chatty 1", "calm chatty 2", "calm chatty 3", "calm chatty 4");
        assertThat(takenAt.get("calm chatty 4")).isAfterOrEqualTo(START.plusSeconds(18));
        assertThat(takenAt.entrySet().stream()
                        .filter(taken -> !taken.getKey().contains("chatty"))
                        .map(Map.Entry::getValue))
                .hasSize(20)
                .allSatisfy(at -> assertThat(at).isBefore(START.plusSeconds(1)));
    }

    private void untilAllIsTaken() {
        while (lanes.size() > 0) {
            assertThat(now).as("still waiting").isBefore(START.plus(Duration.ofHours(1)));
            for (Delivery begun : lanes.start(now, AT_ONCE)) {
                var outcome =
                        adapter.deliver(message(begun)).toCompletableFuture().join();
                switch (policy.of(begun, outcome, now)) {
                    case Verdict.Accepted _ -> {
                        takenAt.put(begun.message(), now);
                        order.add(begun.message());
                        lanes.done(begun, now);
                    }
                    case Verdict.Again again -> {
                        lanes.again(begun.again(again.at()));
                        if (again.free() != null) {
                            lanes.hold(begun.to().channel(), again.free());
                        }
                    }
                    case Verdict.Failed failed -> throw new AssertionError(failed);
                }
            }
            now = now.plus(STEP);
        }
    }

    private static Delivery delivery(String number, String contact, long sequence) {
        return new Delivery(
                "%s %s %d".formatted(number, contact, sequence),
                "whatsapp",
                new ContactAddress("acme", number, contact),
                number + contact,
                sequence,
                0,
                0,
                START,
                START);
    }

    private static OutboundMessage message(Delivery of) {
        return new OutboundMessage(
                of.message(), of.to(), of.conversation(), of.sequence(), START, "Ana", List.of(new Part.Text("Hola")));
    }

    /** Meta's messages, by its documented limits. */
    private final class Limited implements Graph {
        @Override
        public CompletionStage<GraphAnswer> send(String channel, byte[] message) {
            var answer =
                    switch (limits.take(channel, contact(message), now)) {
                        case YES -> new GraphAnswer.Answered(200, null, "{\"messages\":[{\"id\":\"wamid.x\"}]}");
                        case SENDER_BUSY -> {
                            busyAt.computeIfAbsent(channel, _ -> new ArrayList<>())
                                    .add(now);
                            yield new GraphAnswer.Answered(429, null, "{\"error\":{\"code\":130429}}");
                        }
                        case PAIR_BUSY -> new GraphAnswer.Answered(400, null, "{\"error\":{\"code\":131056}}");
                    };
            return CompletableFuture.completedFuture(answer);
        }

        @Override
        public CompletionStage<GraphAnswer> upload(String channel, Part.Attachment file, byte[] content) {
            throw new AssertionError("There are no files");
        }

        private static String contact(byte[] message) {
            try {
                return JSON.readTree(message).path("to").asText();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private static final class OpenWindow implements Timeline {
        @Override
        public CompletionStage<List<Entry>> after(ContactAddress contact, long sequence, int limit) {
            throw new AssertionError("Nobody asks what came after");
        }

        @Override
        public CompletionStage<List<Entry>> before(ContactAddress contact, long sequence, int limit) {
            return CompletableFuture.completedFuture(
                    List.of(new Entry("m", null, "c", 1, Author.CONTACT, null, START, List.of(), Receipt.SENT)));
        }
    }
}
