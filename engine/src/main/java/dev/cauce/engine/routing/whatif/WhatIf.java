package dev.cauce.engine.routing.whatif;

import dev.cauce.engine.routing.RoutingFollower;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.SkillRequirement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts questions to the real core on a copy of an operation, few at a time: a copy of much waiting work is large. */
@Singleton
public final class WhatIf {
    private static final int AT_ONCE = 2;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final RoutingFollower follower;
    private final Clock clock;
    private final Timer time;
    private final Semaphore room = new Semaphore(AT_ONCE);

    WhatIf(RoutingFollower follower, MeterRegistry metrics, Clock clock) {
        this.follower = follower;
        this.clock = clock;
        this.time = Timer.builder("cauce.routing.what-if")
                .description("From a question to the core's answer on a copy of the operation")
                .register(metrics);
    }

    /** What would happen to a new interaction now; a conflict when the router would not take it. */
    public Uni<WhatIfView> arrival(
            OperationId operation,
            QueueId queue,
            Channel channel,
            int priority,
            @Nullable List<SkillRequirement> requirements) {
        return ask(operation, copy -> copy.arrives(new Hypothesis.Arrival(queue, channel, priority, requirements)))
                .map(answer -> switch (answer) {
                    case Hypothesis.Answer.Told(var view) -> view;
                    case Hypothesis.Answer.Refused(var message) ->
                        throw Problem.conflict(message).exception();
                });
    }

    /** What would happen to live work now; empty when there is none that is visible. */
    public Uni<Optional<WhatIfView>> interaction(
            OperationId operation, InteractionId id, Predicate<Interaction> isVisible) {
        return Uni.createFrom()
                .completionStage(() -> follower.query(operation, view -> view.interaction(id)
                        .map(Entity.OfInteraction::interaction)
                        .filter(isVisible)
                        .isPresent()))
                .chain(visible -> visible
                        ? ask(operation, copy -> copy.of(id))
                        : Uni.createFrom().item(Optional.empty()));
    }

    private <T> Uni<T> ask(OperationId operation, Function<Hypothesis, T> question) {
        return Uni.createFrom().deferred(() -> room.tryAcquire() ? answered(operation, question) : refused());
    }

    private <T> Uni<T> answered(OperationId operation, Function<Hypothesis, T> question) {
        Timer.Sample sample = Timer.start();
        Instant now = clock.instant();
        return Uni.createFrom()
                .completionStage(
                        () -> follower.query(operation, view -> view.entities().toList()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(entities -> question.apply(new Hypothesis(operation, entities, later(now, entities))))
                .onTermination()
                .invoke(() -> {
                    room.release();
                    sample.stop(time);
                });
    }

    private static <T> Uni<T> refused() {
        return Uni.createFrom()
                .failure(Problem.of(
                                ProblemType.UNAVAILABLE, "Other questions are being answered. Repeat it in a second.")
                        .retryAfter(RETRY)
                        .exception());
    }

    /** Time never goes back: the owner's clock may be ahead of this process's. */
    private static Instant later(Instant now, List<Entity> entities) {
        return entities.stream()
                .flatMap(entity -> entity instanceof Entity.OfInteraction(var one)
                        ? Stream.of(one.segmentStartedAt())
                        : Stream.empty())
                .filter(at -> at.isAfter(now))
                .max(Instant::compareTo)
                .orElse(now);
    }
}
