package dev.cauce.engine.supervisor.alert;

import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The alerts of a supervisor's own clients, in the supervisor's operation. */
@Path("/api/v1/supervisor/alerts")
@RolesAllowed(Role.NAME_SUPERVISOR)
@Tag(name = "Supervisor")
public final class AlertsResource {
    private final AlertWatch watch;
    private final ScopedTransactions transactions;
    private final Clock clock;

    AlertsResource(AlertWatch watch, ScopedTransactions transactions, Clock clock) {
        this.watch = watch;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "The alerts that are on, the newest first",
            description = "The socket /ws/supervisor tells the same within a second of each change.")
    @APIResponse(responseCode = "200", description = "With what came of telling others by mail and webhook")
    public List<AlertView> on(@Context SecurityContext caller) {
        return watch.on(SignedIn.of(caller));
    }

    @GET
    @Path("/history")
    @Operation(summary = "Alerts that have cleared, a page at a time, the latest first")
    @APIResponse(responseCode = "200", description = "Those that cleared before the given one")
    public Uni<List<AlertView>> history(
            @Context SecurityContext caller,
            @QueryParam("before") @Size(max = 100, message = "Must be the id of an alert.") @Nullable String before,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "At least 1.")
                    @Max(value = 200, message = "At most 200.")
                    int limit) {
        var user = SignedIn.of(caller);
        return transactions.withConnection(
                user.scope(), db -> AlertStore.history(db, user.operation().value(), before, limit)
                        .chain(alerts -> AlertStore.views(db, alerts)));
    }

    @POST
    @Path("/{alert}/acknowledge")
    @Operation(
            summary = "Say that somebody looks after it",
            description =
                    "Who was not told yet that it fired is not told any more; that it cleared is told. Doing it again is"
                            + " harmless: the first who did stays.")
    @APIResponse(responseCode = "200", description = "The alert, acknowledged")
    @APIResponse(responseCode = "404", description = "No such alert of the supervisor's clients")
    @APIResponse(responseCode = "409", description = "It has cleared")
    public Uni<AlertView> acknowledge(@Context SecurityContext caller, @PathParam("alert") String alert) {
        var user = SignedIn.of(caller);
        return transactions.withConnection(
                user.scope(), db -> AlertStore.find(db, alert).chain(found -> {
                    var one = found.stream()
                            .filter(any ->
                                    any.operation().equals(user.operation().value()))
                            .findFirst()
                            .orElseThrow(() -> Problem.notFound(
                                            "No alert %s of your clients. GET /api/v1/supervisor/alerts lists them."
                                                    .formatted(alert))
                                    .exception());
                    if (!one.standing().isOn()) {
                        throw Problem.conflict("The alert has cleared. There is nothing to acknowledge any more.")
                                .exception();
                    }
                    Uni<Void> done = one.acknowledgedBy() == null
                            ? AlertStore.acknowledge(db, one, user.user(), clock.instant())
                            : Uni.createFrom().voidItem();
                    return done.chain(() -> AlertStore.find(db, alert))
                            .chain(now -> AlertStore.views(db, now))
                            .map(List::getFirst);
                }));
    }
}
