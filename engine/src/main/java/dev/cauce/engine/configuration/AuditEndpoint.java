package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.ConfigurationReader.Act;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who changed what. */
@Path("/api/v1/configuration/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Configuration: audit", description = "Who changed what, for ever.")
public class AuditEndpoint {
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
            @Context SecurityContext request) {
        return reader.audit(before, limit, new Viewer(SignedIn.of(request)));
    }
}
