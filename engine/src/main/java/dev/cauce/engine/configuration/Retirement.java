package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.replica.CommandGateway.Outcome;
import dev.cauce.engine.routing.RoutingGateway;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import dev.cauce.routing.core.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * Has the router give up a queue or an agent before its definition goes. Asked for the version that is defined: one that is
 * defined anew meanwhile stays, whichever the router hears of first.
 */
@Singleton
final class Retirement {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private final RoutingGateway router;

    Retirement(RoutingGateway router) {
        this.router = router;
    }

    /** Completes when no work is lost with it; fails with a problem that says what holds it. */
    Uni<Void> agreed(String id, long version, Definition definition) {
        var asked = RouterDefinitions.retirement(id, version, definition);
        if (asked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var one = asked.get();
        return Uni.createFrom()
                .completionStage(() -> router.submit(one.operation(), "retire:" + UUID.randomUUID(), one.command()))
                .invoke(Retirement::check)
                .replaceWithVoid();
    }

    private static void check(Outcome<Reply> outcome) {
        switch (outcome) {
            case Outcome.Replied<Reply>(Reply.Done()) -> {}
            case Outcome.Replied<Reply>(Reply.Rejected rejected) ->
                throw Problem.conflict(rejected.message()).exception();
            case Outcome.TimedOut<Reply> _, Outcome.Overloaded<Reply> _, Outcome.NotSent<Reply> _ ->
                throw Problem.of(
                                ProblemType.UNAVAILABLE,
                                "The router could not be asked whether work is left. Repeat the request.")
                        .retryAfter(RETRY)
                        .exception();
        }
    }
}
