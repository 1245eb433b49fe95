package dev.cauce.engine.channel.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ContactAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final int MANY = 100;
    private final Lanes lanes = new Lanes(Duration.ZERO);

    @Test
    void aConversationHasOneMessageOnItsWayAtATime() {
        lanes.add(message("a", 1));
        lanes.add(message("a", 2));
        lanes.add(message("b", 1));

        assertThat(lanes.start(NOW, MANY)).extracting(Delivery::message).containsExactly("a1", "b1");
        assertThat(lanes.start(NOW, MANY)).isEmpty();
    }

    @Test
    void theNextStartsWhenTheOneBeforeIsDone() {
        lanes.add(message("a", 1));
        lanes.add(message("a", 2));
        var first = lanes.start(NOW, MANY).getFirst();

        lanes.done(first, NOW);

        assertThat(lanes.start(NOW, MANY)).extracting(Delivery::message).containsExactly("a2");
    }

    @Test
    void aChannelThatItsProviderHoldsStartsNothingAndOthersGoOn() {
        lanes.add(message("a", 1));
        lanes.add(message("b", 1));
        lanes.add(message("c", 1, "other-mail"));

        lanes.hold("acme-mail", NOW.plusSeconds(5));
        lanes.hold("acme-mail", NOW.plusSeconds(1));

        assertThat(lanes.start(NOW.plusSeconds(4), MANY))
                .extracting(Delivery::message)
                .containsExactly("c1");
        assertThat(lanes.start(NOW.plusSeconds(5), MANY))
                .extracting(Delivery::message)
                .containsExactlyInAnyOrder("a1", "b1");
    }

    @Test
    void aReadMarkThatIsTriedAgainHoldsBackNoMessage() {
        lanes.add(message("a", 1));
        var mark = marking("a", "m-7");
        lanes.add(mark);
        assertThat(lanes.start(NOW, MANY)).hasSize(2);

        lanes.again(mark.again(NOW.plusSeconds(60)));
        lanes.done(message("a", 1), NOW);
        lanes.add(message("a", 2));

        assertThat(lanes.start(NOW, MANY)).extracting(Delivery::message).containsExactly("a2");
    }

    @Test
    void whatIsTriedAgainHoldsBackOnlyItsOwnConversation() {
        lanes.add(message("a", 1));
        lanes.add(message("a", 2));
        var first = lanes.start(NOW, MANY).getFirst();

        lanes.again(first.again(NOW.plusSeconds(2)));
        lanes.add(message("b", 1));

        assertThat(lanes.start(NOW.plusSeconds(1), MANY))
                .extracting(Delivery::message)
                .containsExactly("b1");
        assertThat(lanes.start(NOW.plusSeconds(2), MANY))
                .extracting(Delivery::message)
                .containsExactly("a1");
    }

    @Test
    void aMessageThatIsThereIsNotAddedAgain() {
        lanes.add(message("a", 1));
        lanes.add(message("a", 1));

        assertThat(lanes.size()).isEqualTo(1);
    }

    @Test
    void aChannelStartsNoFasterThanItsPace() {
        var paced = new Lanes(Duration.ofSeconds(1));
        paced.add(message("a", 1));
        paced.add(message("b", 1));

        assertThat(paced.start(NOW, MANY)).hasSize(1);
        assertThat(paced.start(NOW.plusMillis(999), MANY)).isEmpty();
        assertThat(paced.start(NOW.plusSeconds(1), MANY)).hasSize(1);
    }

    @Test
    void whatComesBackAfterItsPartitionWentIsForgotten() {
        lanes.add(message("a", 1));
        var onItsWay = lanes.start(NOW, MANY).getFirst();

        lanes.drop(0);
        lanes.done(onItsWay, NOW);

        assertThat(lanes.size()).isZero();
        assertThat(lanes.onTheWay()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverFailsEveryConversationArrivesWholeAndInOrder(long seed) {
        var chance = new Random(seed);
        var added = new HashMap<String, Integer>();
        var arrived = new HashMap<String, List<Long>>();
        var onTheWay = new ArrayList<Delivery>();
        var now = NOW;
        for (int step = 0; step < 5_000 || lanes.size() > 0; step++) {
            if (step < 5_000 && chance.nextInt(3) == 0) {
                var conversation = "c" + chance.nextInt(20);
                lanes.add(message(conversation, added.merge(conversation, 1, Integer::sum)));
            }
            onTheWay.addAll(lanes.start(now, 8 - lanes.onTheWay()));
            assertThat(new HashSet<>(
                            onTheWay.stream().map(Delivery::conversation).toList()))
                    .hasSize(onTheWay.size());
            if (!onTheWay.isEmpty()) {
                var back = onTheWay.remove(chance.nextInt(onTheWay.size()));
                if (chance.nextInt(3) == 0) {
                    lanes.again(back.again(now.plusMillis(chance.nextInt(500))));
                } else {
                    arrived.computeIfAbsent(back.conversation(), _ -> new ArrayList<>())
                            .add(back.sequence());
                    lanes.done(back, now);
                }
            }
            now = now.plusMillis(chance.nextInt(50));
        }
        added.forEach((conversation, count) -> assertThat(arrived.getOrDefault(conversation, List.of()))
                .as(conversation)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(count));
        assertThat(Map.copyOf(added).keySet()).hasSize(20);
    }

    private static Delivery message(String conversation, long sequence) {
        return message(conversation, sequence, "acme-mail");
    }

    private static Delivery message(String conversation, long sequence, String channel) {
        return delivery(conversation + sequence, conversation, sequence, channel);
    }

    private static Delivery marking(String conversation, String message) {
        return delivery("read:" + message, conversation, 1, "acme-mail");
    }

    private static Delivery delivery(String id, String conversation, long sequence, String channel) {
        return new Delivery(
                id, "email", new ContactAddress("acme", channel, conversation), conversation, sequence, 0, 0, NOW, NOW);
    }
}
