package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.ConfigurationReader.Act;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who changed what. */
@Path("/api/v1/configuration/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Configuration: audit", description = "Who changed what, for ever.")
public class AuditEndpoint {
    private static final int MOST = 100;
    private static final String TOO_LONG = "Must have at most 100 characters.";
    private static final String NEWEST = "9223372036854775807";

    private final ConfigurationReader reader;

    AuditEndpoint(ConfigurationReader reader) {
        this.reader = reader;
    }

    @GET
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(operationId = "readAudit", summary = "Read who changed what, the newest first")
    @APIResponse(responseCode = "200", description = "The acts; the smallest `number` is the `before` of the next page")
    public Uni<List<Act>> read(
            @Parameter(description = "Only acts with a smaller number")
                    @QueryParam("before")
                    @DefaultValue(NEWEST)
                    @Min(value = 1, message = "Must be at least 1.")
                    long before,
            @Parameter(description = "How many at most")
                    @QueryParam("limit")
                    @DefaultValue("100")
                    @Min(value = 1, message = "Must be at least 1.")
                    @Max(value = 1000, message = "Must be at most 1000.")
                    int limit,
            @Parameter(description = "Only of this user", example = "admin")
                    @QueryParam("who")
                    @Size(max = MOST, message = TOO_LONG)
                    @Nullable
                    String who,
            @Parameter(description = "Only this action", example = "define")
                    @QueryParam("action")
                    @Size(max = MOST, message = TOO_LONG)
                    @Nullable
                    String action,
            @Parameter(description = "Only about this kind", example = "queues")
                    @QueryParam("kind")
                    @Size(max = MOST, message = TOO_LONG)
                    @Nullable
                    String kind,
            @Parameter(description = "Only about what has this id", example = "acme-sales")
                    @QueryParam("subject")
                    @Size(max = MOST, message = TOO_LONG)
                    @Nullable
                    String subject,
            @Parameter(description = "Only at this time or later", example = "2026-11-01T00:00:00Z")
                    @QueryParam("from")
                    @Nullable
                    Instant from,
            @Parameter(description = "Only before this time", example = "2026-12-01T00:00:00Z")
                    @QueryParam("until")
                    @Nullable
                    Instant until,
            @Context SecurityContext request) {
        return reader.audit(
                new AuditFilter(before, who, action, kind, subject, from, until),
                limit,
                new Viewer(SignedIn.of(request)));
    }
}
