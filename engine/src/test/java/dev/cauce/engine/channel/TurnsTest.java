package dev.cauce.engine.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    private final Turns turns = new Turns(2, Runnable::run);
    private final List<CompletableFuture<String>> begun = new ArrayList<>();

    private CompletionStage<String> begin() {
        var thing = new CompletableFuture<String>();
        begun.add(thing);
        return thing;
    }

    @Test
    void whoComesLaterWaitsInLineAndHasATurnWhenOneIsDone() {
        turns.take(this::begin);
        turns.take(this::begin);
        var third = turns.take(this::begin).toCompletableFuture();
        assertThat(begun).hasSize(2);
        assertThat(turns.waiting()).isOne();

        begun.getFirst().complete("first");
        begun.getLast().complete("third");

        assertThat(begun).hasSize(3);
        assertThat(third).isCompletedWithValue("third");
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void whatFailsOrCannotBeBegunFreesItsTurn() {
        var first = turns.take(this::begin).toCompletableFuture();
        var second = turns.<String>take(() -> {
                    throw new IllegalStateException("no");
                })
                .toCompletableFuture();
        begun.getFirst().completeExceptionally(new IllegalStateException("gone"));

        turns.take(this::begin);
        turns.take(this::begin);

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        assertThat(begun).hasSize(3);
    }
}
