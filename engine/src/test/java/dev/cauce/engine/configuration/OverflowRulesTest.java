package dev.cauce.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.configuration.definition.MediaChannel;
import dev.cauce.engine.configuration.definition.Overflow;
import dev.cauce.engine.configuration.definition.Overflow.Order;
import dev.cauce.engine.configuration.definition.Overflow.To;
import dev.cauce.engine.configuration.definition.Overflow.When;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.web.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OverflowRulesTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void wholeRulesArePassed() {
        assertThat(check(
                        new Overflow(When.WAITED, LONG, null, To.QUEUE, "support", null, null),
                        new Overflow(When.ESTIMATED_WAIT, LONG, null, To.CALLBACK, null, Order.AGENT_FIRST, "Later."),
                        new Overflow(When.DEPTH, null, 3, To.MESSAGE, null, null, "Too many."),
                        new Overflow(When.CLOSED, null, null, To.MESSAGE, null, null, "Closed."),
                        new Overflow(When.NOBODY_STAFFED, null, null, To.QUEUE, "support", null, "Others help.")))
                .isEmpty();
    }

    @Test
    void whatAConditionNeedsIsNamed() {
        assertThat(fields(new Overflow(When.WAITED, null, 3, To.QUEUE, "support", null, null)))
                .containsExactly("overflow[0].longerThan", "overflow[0].moreThan");
        assertThat(fields(new Overflow(When.DEPTH, LONG, null, To.QUEUE, "support", null, null)))
                .containsExactly("overflow[0].longerThan", "overflow[0].moreThan");
    }

    @Test
    void aQueueThatIsAlwaysOpenNeverCloses() {
        var rule = new Overflow(When.CLOSED, null, null, To.QUEUE, "support", null, null);

        assertThat(OverflowRules.check("sales", queue(Set.of(MediaChannel.CHAT), null, rule)))
                .extracting(FieldError::field)
                .containsExactly("overflow[0].when");
    }

    @Test
    void whatATargetNeedsIsNamed() {
        assertThat(fields(new Overflow(When.WAITED, LONG, null, To.QUEUE, null, null, null)))
                .containsExactly("overflow[0].queue");
        assertThat(fields(new Overflow(When.WAITED, LONG, null, To.MESSAGE, "support", null, " ")))
                .containsExactly("overflow[0].queue", "overflow[0].message");
        assertThat(fields(new Overflow(When.WAITED, LONG, null, To.CALLBACK, null, null, null)))
                .containsExactly("overflow[0].message");
        assertThat(fields(new Overflow(When.WAITED, LONG, null, To.QUEUE, "sales", null, null)))
                .containsExactly("overflow[0].queue");
    }

    @Test
    void whatTheEngineCannotCarryOutIsRefused() {
        assertThat(fields(new Overflow(When.WAITED, LONG, null, To.VOICEMAIL, null, null, null)))
                .containsExactly("overflow[0].to");
        assertThat(fields(new Overflow(When.WAITED, LONG, null, To.BOT, null, null, null)))
                .containsExactly("overflow[0].to");
        assertThat(fields(new Overflow(When.WAITED, LONG, null, To.CALLBACK, null, Order.CUSTOMER_FIRST, "Later.")))
                .containsExactly("overflow[0].order");
    }

    @Test
    void nobodyIsToldAnythingOnAChannelThatTellsNothing() {
        var rule = new Overflow(When.WAITED, LONG, null, To.MESSAGE, null, null, "Closed.");

        assertThat(OverflowRules.check("sales", queue(Set.of(MediaChannel.CHAT, MediaChannel.TASK), "office", rule)))
                .extracting(FieldError::field)
                .containsExactly("overflow[0].message");
    }

    private static List<String> fields(Overflow rule) {
        return check(rule).stream().map(FieldError::field).toList();
    }

    private static List<FieldError> check(Overflow... rules) {
        return OverflowRules.check("sales", queue(Set.of(MediaChannel.CHAT), "office", rules));
    }

    private static Queue queue(Set<MediaChannel> channels, @Nullable String hours, Overflow... rules) {
        return new Queue(
                "Sales",
                "acme",
                "demo",
                channels,
                List.of(),
                new Queue.ServiceLevel(0.8, Duration.ofSeconds(20)),
                Duration.ofSeconds(20),
                Duration.ZERO,
                null,
                hours,
                null,
                List.of(rules));
    }
}
