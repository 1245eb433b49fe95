package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ACME;
import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.agent;
import static dev.cauce.routing.core.Center.queue;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Work that was promised for a certain time. */
class PromisedTimeTest {
    private final Center center = new Center().define(queue(SALES));

    private void task(String id, @Nullable Instant dueAt) {
        center.send(new Command.Enqueue(
                new InteractionId(id), ACME, SALES, Channel.TASK, new ContactId("of-" + id), 0, Center.NINE, dueAt));
    }

    private void anaComes() {
        center.signIn(agent(ANA, Map.of(), Map.of(SALES, 1)));
    }

    @Test
    void whatIsPromisedSoonerIsGivenFirstHoweverYoungItIs() {
        task("in two days", Center.NINE.plus(Duration.ofDays(2)));
        task("in an hour", Center.NINE.plus(Duration.ofHours(1)));

        anaComes();

        assertThat(center.offeredTo("in an hour")).contains(ANA);
    }

    @Test
    void aPromiseOutlivesACrash() {
        task("in two days", Center.NINE.plus(Duration.ofDays(2)));
        task("in an hour", Center.NINE.plus(Duration.ofHours(1)));

        center.crash();
        anaComes();

        assertThat(center.offeredTo("in an hour")).contains(ANA);
    }

    @Test
    void whatIsPromisedForTheEndOfTimeStillWaitsItsTurn() {
        task("one day", Instant.MAX);
        task("without", null);

        anaComes();

        assertThat(center.offeredTo("without")).contains(ANA);
    }

    @Test
    void whatWasPromisedForTheBeginningOfTimeComesFirst() {
        task("without", null);
        task("year one", Instant.parse("0001-01-01T00:00:00Z"));
        task("one day", Instant.MIN);

        anaComes();

        assertThat(center.offeredTo("one day")).contains(ANA);
        assertThat(center.offeredTo("without")).isEmpty();
    }
}
