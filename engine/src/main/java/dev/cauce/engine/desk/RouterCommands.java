package dev.cauce.engine.desk;

import dev.cauce.engine.desk.view.Names;
import dev.cauce.engine.replica.CommandGateway.Outcome;
import dev.cauce.engine.routing.RoutingGateway;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Sends staff's commands to the router under their own key, and says in HTTP's words what came of them. */
@Singleton
public final class RouterCommands {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final RoutingGateway gateway;
    private final MeterRegistry metrics;

    RouterCommands(RoutingGateway gateway, MeterRegistry metrics) {
        this.gateway = gateway;
        this.metrics = metrics;
    }

    /** The command's id in the routing log: two users' keys never meet. */
    static String commandId(SignedIn user, IdempotencyKey key) {
        return user.user() + ":" + key;
    }

    /** Completes when the command had its effect, now or under the same key before; fails with a problem otherwise. */
    public Uni<Void> submit(SignedIn user, IdempotencyKey key, Command command) {
        return submit(user, commandId(user, key), command);
    }

    /** The same under an id that is unique in the whole log. */
    Uni<Void> submit(SignedIn user, String commandId, Command command) {
        var started = System.nanoTime();
        return Uni.createFrom()
                .completionStage(() -> gateway.submit(user.operation(), commandId, command))
                .invoke(outcome -> measure(command, outcome, System.nanoTime() - started))
                .invoke(outcome -> check(outcome, command))
                .replaceWithVoid();
    }

    private void measure(Command command, Outcome<Reply> outcome, long nanos) {
        metrics.timer("cauce.desk.command", "kind", command.getClass().getSimpleName(), "outcome", name(outcome))
                .record(Duration.ofNanos(nanos));
    }

    private static String name(Outcome<Reply> outcome) {
        return switch (outcome) {
            case Outcome.Replied<Reply>(Reply.Done()) -> "done";
            case Outcome.Replied<Reply>(Reply.Rejected rejected) -> Names.of(rejected.code());
            case Outcome.TimedOut<Reply> _ -> "timed-out";
            case Outcome.Overloaded<Reply> _ -> "overloaded";
            case Outcome.NotSent<Reply> _ -> "not-sent";
        };
    }

    private static void check(Outcome<Reply> outcome, Command command) {
        switch (outcome) {
            case Outcome.Replied<Reply>(Reply.Done()) -> {}
            case Outcome.Replied<Reply>(Reply.Rejected rejected) ->
                throw problem(rejected, command).exception();
            case Outcome.TimedOut<Reply> late ->
                throw Problem.of(
                                ProblemType.TIMED_OUT,
                                "The router did not answer within %s. Repeat the request with the same Idempotency-Key."
                                        .formatted(late.after()))
                        .retryAfter(RETRY)
                        .exception();
            case Outcome.Overloaded<Reply> _ ->
                throw unavailable("Too many commands wait for the router. Repeat this with the same Idempotency-Key.");
            case Outcome.NotSent<Reply> _ ->
                throw unavailable("Kafka did not take the command. Repeat it with the same Idempotency-Key.");
        }
    }

    private static RuntimeException unavailable(String detail) {
        return Problem.of(ProblemType.UNAVAILABLE, detail).retryAfter(RETRY).exception();
    }

    /** What the command aims at is a field of the request; what it is about stands in the path. */
    static Problem problem(Reply.Rejected rejected, Command command) {
        return switch (rejected.code()) {
            case UNKNOWN_INTERACTION, UNKNOWN_OPERATION -> Problem.notFound(rejected.message());
            case UNKNOWN_AGENT ->
                targetAgent(command)
                        .map(agent -> Problem.invalid(FieldError.of("agent", agent, rejected.message())))
                        .orElseGet(() -> Problem.notFound(rejected.message()));
            case UNKNOWN_QUEUE ->
                Problem.invalid(FieldError.of(
                        "queue", targetQueue(command).map(QueueId::value).orElse(null), rejected.message()));
            case INVALID -> Problem.of(ProblemType.INVALID_REQUEST, rejected.message());
            case OFFER_GONE, NOT_OWNER, WRONG_PHASE, WRONG_CLIENT, IN_USE -> Problem.conflict(rejected.message());
        };
    }

    private static Optional<AgentId> targetAgent(Command command) {
        if (command instanceof Command.TransferToAgent transfer) {
            return Optional.of(transfer.target());
        }
        return command instanceof Command.AssignManually assignment
                ? Optional.of(assignment.agent())
                : Optional.empty();
    }

    private static Optional<QueueId> targetQueue(Command command) {
        if (command instanceof Command.TransferToQueue transfer) {
            return Optional.of(transfer.queue());
        }
        return command instanceof Command.MoveToQueue move ? Optional.of(move.queue()) : Optional.empty();
    }
}
