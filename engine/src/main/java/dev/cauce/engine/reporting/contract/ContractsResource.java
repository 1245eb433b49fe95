package dev.cauce.engine.reporting.contract;

import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the contracts of the caller's clients stand. */
@Path("/api/v1/reports/contracts")
@RolesAllowed({Role.NAME_SUPERVISOR, Role.NAME_ADMINISTRATOR})
@Tag(name = "Reports")
public final class ContractsResource {
    private final Contracts contracts;

    ContractsResource(Contracts contracts) {
        this.contracts = contracts;
    }

    @GET
    @Operation(
            operationId = "contracts",
            summary = "How the contracts of each client stand in the period that runs, the worst first",
            description =
                    "Of the queues whose `routing` has a `contract` or a `contractPeriod`. Counts what a report of the queue"
                            + " from the same time on counts: work that is over. May be 5 s old.")
    @APIResponse(responseCode = "200", description = "Those of the caller's clients; of all for administrators")
    public Uni<ContractsView> contracts(@Context SecurityContext caller) {
        var user = SignedIn.of(caller);
        return contracts.of(client -> user.is(Role.ADMINISTRATOR) || user.serves(client));
    }
}
