package dev.cauce.engine.reporting.report;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.reporting.ReportingSettings;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Reports for supervisors and administrators, over the clients that are theirs to see. */
@Path("/api/v1/reports")
@RolesAllowed({Role.NAME_SUPERVISOR, Role.NAME_ADMINISTRATOR})
@Tag(name = "Reports", description = "What happened, counted. Every figure names its formula.")
public class ReportResource {
    private static final String CSV = "text/csv";

    private final QueueReports reports;
    private final ReportingSettings settings;

    ReportResource(QueueReports reports, ReportingSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    @GET
    @Path("/queues")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportQueues",
            summary = "Counts, service levels, speed, handle times and abandonment of queues")
    public Uni<QueueReport> queues(
            @Parameter(description = "May be repeated; all of yours when left out") @RestQuery List<String> queue,
            @Parameter(description = "A day or a time; the beginning of today when left out", example = "2026-11-23")
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(description = "A day or a time, not included; now when left out", example = "2026-11-24")
                    @RestQuery
                    @Nullable
                    String to,
            @Parameter(description = "PT15M, PT1H or P1D", example = "PT15M") @RestQuery @Nullable String interval,
            @Parameter(description = "That of each queue's client when left out", example = "Europe/Madrid")
                    @RestQuery
                    @Nullable
                    String timeZone,
            @Context SecurityContext security) {
        return reports.report(
                scope(SignedIn.of(security)),
                ReportRequest.of(queue, from, to, interval, timeZone, settings.longestReport()));
    }

    @GET
    @Path("/queues")
    @Produces(CSV)
    @Operation(hidden = true)
    public Uni<String> queuesAsCsv(
            @RestQuery List<String> queue,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String interval,
            @RestQuery @Nullable String timeZone,
            @Context SecurityContext security) {
        return queues(queue, from, to, interval, timeZone, security).map(QueueCsv::of);
    }

    private static ClientScope scope(SignedIn user) {
        return user.is(Role.ADMINISTRATOR) ? ClientScope.everyone() : user.scope();
    }
}
