package dev.cauce.engine.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Endpoints that only tests have, for what can go wrong before an endpoint of ours is reached or inside it. */
@Path("/test/echo")
public class EchoResource {
    public record Part(
            @Size(max = 5, message = "Must have at most 5 characters.")
            String name) {}

    public record Echo(List<@Valid Part> parts, Duration pause, int count) {}

    @POST
    @PermitAll
    @Operation(hidden = true)
    public Echo echo(@NotNull(message = "Send a body.") @Valid Echo echo) {
        return echo;
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public String limited(@QueryParam("limit") @Max(value = 9, message = "Must be at most 9.") int limit) {
        return "{\"limit\":" + limit + "}";
    }

    @POST
    @Path("/once")
    @PermitAll
    @Operation(hidden = true)
    public String once(@HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        return IdempotencyKey.required(key).value();
    }

    @GET
    @Path("/broken")
    @PermitAll
    @Operation(hidden = true)
    public String broken() {
        throw new IllegalStateException("secret inside");
    }

    @GET
    @Path("/closed")
    @RolesAllowed("administrator")
    @Operation(hidden = true)
    public String closed() {
        return "never";
    }

    @GET
    @Path("/forgotten")
    @Operation(hidden = true)
    public String forgotten() {
        return "never";
    }
}
