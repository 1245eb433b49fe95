package dev.cauce.engine.supervisor;

import dev.cauce.engine.desk.Operations;
import dev.cauce.engine.desk.Visibility;
import dev.cauce.engine.desk.operation.Holder;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.routing.whatif.TraceView;
import dev.cauce.engine.routing.whatif.WhatIf;
import dev.cauce.engine.routing.whatif.WhatIfView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.supervisor.live.LiveView;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.QueueDefinition;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a supervisor looks at. */
@Path("/api/v1/supervisor")
@RolesAllowed(Role.NAME_SUPERVISOR)
@Tag(name = "Supervisor", description = "Queues and agents as they are now, and what to do about them.")
public final class LiveResource {
    private final LiveBoards boards;
    private final Operations operations;
    private final Traces traces;
    private final WhatIf whatIf;

    LiveResource(LiveBoards boards, Operations operations, Traces traces, WhatIf whatIf) {
        this.whatIf = whatIf;
        this.boards = boards;
        this.operations = operations;
        this.traces = traces;
    }

    /**
     * One interaction that no agent has answered.
     *
     * @param place in the order of answering, 1 is next
     * @param due what the queue is ordered by
     */
    public record WaitingInteraction(
            String interaction,
            int place,
            String channel,
            String contact,
            int priority,
            Instant waitingSince,
            Instant due,
            String phase,
            @Nullable String offeredTo) {}

    @GET
    @Path("/live")
    @Operation(
            summary = "Queues and agents now",
            description = "The socket /ws/supervisor begins with the same and sends each change within a second.")
    @APIResponse(responseCode = "200", description = "Everything of the supervisor's own clients")
    public Uni<LiveView> live(@Context SecurityContext caller) {
        return boards.look(SignedIn.of(caller));
    }

    @GET
    @Path("/queues/{queue}/waiting")
    @Operation(summary = "What waits in a queue, in the order of answering")
    @APIResponse(responseCode = "200", description = "Everything that no agent has answered, offers included")
    @APIResponse(responseCode = "404", description = "No such queue of the supervisor's clients")
    public Uni<List<WaitingInteraction>> waiting(@Context SecurityContext caller, @PathParam("queue") String queue) {
        var user = SignedIn.of(caller);
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), operation -> operation.queues().stream()
                        .filter(one -> one.id().value().equals(queue) && user.serves(one.client()))
                        .findFirst()
                        .map(one -> waiting(operation, one))))
                .map(waiting -> waiting.orElseThrow(() -> Problem.notFound(
                                "No queue %s of your clients. GET /api/v1/supervisor/live lists them.".formatted(queue))
                        .exception()));
    }

    @GET
    @Path("/interactions/{interaction}/trace")
    @Operation(
            summary = "Why an interaction waited, and why it went where it went",
            description = "Of live interactions as it stands, of ended ones as they ended.")
    @APIResponse(responseCode = "200", description = "What was considered, who was chosen, and who was not and why")
    @APIResponse(responseCode = "404", description = "No such interaction of the supervisor's clients")
    public Uni<TraceView> trace(@Context SecurityContext caller, @PathParam("interaction") String interaction) {
        var user = SignedIn.of(caller);
        var id = Visibility.id(interaction);
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), operation -> operation
                        .interaction(id)
                        .filter(one -> user.serves(one.client()))
                        .map(_ -> operation
                                .trace(id)
                                .map(TraceView::of)
                                .orElseGet(() -> new TraceView(interaction, List.of(), 0)))))
                .chain(live -> live.isPresent() ? Uni.createFrom().item(live) : traces.find(user, id))
                .map(trace -> trace.orElseThrow(
                        () -> Problem.notFound("No interaction %s of your clients.".formatted(interaction))
                                .exception()));
    }

    @GET
    @Path("/interactions/{interaction}/what-if")
    @Operation(
            summary = "What would happen to a live interaction now",
            description =
                    "Asked of the real router on a copy of its state: who would be offered it, who not and why, its place"
                            + " and probable wait, and which overflow rules may take it out of its queue. Changes nothing.")
    @APIResponse(responseCode = "200", description = "What the router would do now")
    @APIResponse(responseCode = "404", description = "No such live interaction of the supervisor's clients")
    @APIResponse(responseCode = "503", description = "Too many such questions at once")
    public Uni<WhatIfView> whatIf(@Context SecurityContext caller, @PathParam("interaction") String interaction) {
        var user = SignedIn.of(caller);
        return whatIf.interaction(user.operation(), Visibility.id(interaction), one -> user.serves(one.client()))
                .map(answer -> answer.orElseThrow(
                        () -> Problem.notFound("No live interaction %s of your clients.".formatted(interaction))
                                .exception()));
    }

    private static List<WaitingInteraction> waiting(OperationState operation, QueueDefinition queue) {
        var boost = operation.priorityBoost();
        var target = queue.target();
        var inOrder = operation.unansweredIn(queue.id()).stream()
                .sorted(Comparator.comparing((Interaction one) -> one.due(target, boost))
                        .thenComparing(Interaction::id))
                .toList();
        return IntStream.range(0, inOrder.size())
                .mapToObj(index -> {
                    var one = inOrder.get(index);
                    return new WaitingInteraction(
                            one.id().value(),
                            index + 1,
                            one.channel().name(),
                            one.contact().value(),
                            one.priority(),
                            one.enteredQueueAt(),
                            one.due(target, boost),
                            phase(one.phase()),
                            Holder.of(one).map(Object::toString).orElse(null));
                })
                .toList();
    }

    static String phase(Phase phase) {
        return switch (phase) {
            case Phase.Waiting _ -> "waiting";
            case Phase.Offered _ -> "offered";
            case Phase.Active _ -> "active";
            case Phase.WrapUp _ -> "wrap-up";
            case Phase.CallingBack _ -> "calling-back";
        };
    }
}
