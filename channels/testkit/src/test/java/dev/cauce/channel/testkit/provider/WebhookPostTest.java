package dev.cauce.channel.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WebhookPostTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private final List<String> came = new ArrayList<>();

    @Test
    void whatIsNotTakenComesAgainAfterGrowingPausesForSevenDays() {
        var post = post((_, _) -> 503, 1);
        post.post("a");

        post.pass(Duration.ofDays(8));

        var pauses = IntStream.range(1, post.attempts().size())
                .mapToObj(at -> Duration.between(
                        post.attempts().get(at - 1).at(),
                        post.attempts().get(at).at()))
                .toList();
        assertThat(pauses).isSorted().startsWith(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(pauses.getLast()).isEqualTo(Duration.ofHours(6));
        assertThat(post.attempts().getLast().at())
                .isBetween(START.plus(Duration.ofDays(6)), START.plus(Duration.ofDays(7)));
        assertThat(post.lost()).containsExactly("a");
    }

    @Test
    void allComesAtLeastOnceAndSomeTwiceAndInAnotherOrder() {
        var post = post(
                (body, headers) -> {
                    assertThat(headers).containsEntry("signature", "of " + text(body));
                    came.add(text(body));
                    return 200;
                },
                7);
        IntStream.range(0, 100).forEach(each -> post.post("" + each));

        post.pass(Duration.ofDays(1));

        assertThat(new HashSet<>(came)).hasSize(100);
        assertThat(came.size()).isGreaterThan(100);
        assertThat(came).isNotEqualTo(came.stream().sorted().toList());
        assertThat(post.lost()).isEmpty();
    }

    @Test
    void aSenderAndAPairHaveLimitsOfTheirOwn() {
        var limits = SendLimits.meta();
        assertThat(limits.take("n", "maria", START)).isEqualTo(SendLimits.Taken.YES);
        assertThat(limits.take("n", "maria", START.plusSeconds(5))).isEqualTo(SendLimits.Taken.PAIR_BUSY);
        assertThat(limits.take("n", "maria", START.plusSeconds(6))).isEqualTo(SendLimits.Taken.YES);
        var later = START.plusSeconds(60);
        assertThat(IntStream.range(0, 81).mapToObj(each -> limits.take("n", "c" + each, later)))
                .endsWith(SendLimits.Taken.YES, SendLimits.Taken.SENDER_BUSY);
        assertThat(limits.take("other", "c80", later)).isEqualTo(SendLimits.Taken.YES);
    }

    private static WebhookPost post(WebhookPost.Receiver receiver, int seed) {
        return new WebhookPost(
                receiver,
                body -> Map.of("signature", "of " + text(body)),
                WebhookPost.Habits.meta(),
                new Random(seed),
                START);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
