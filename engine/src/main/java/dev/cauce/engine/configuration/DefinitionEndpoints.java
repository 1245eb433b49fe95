package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.ConfigurationReader.Page;
import dev.cauce.engine.configuration.ConfigurationReader.Version;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The endpoints that every kind of definition has; a subclass says which kind, under which path. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
abstract class DefinitionEndpoints<T extends Definition> {
    private static final String NEW_OR_SEEN =
            "`\"<version>\"` as last seen, to change it; `If-None-Match: *` instead defines something new";
    private static final int LONGEST_PAGE = 1_000;
    private final Class<T> type;

    @Inject
    Configuration configuration;

    @Inject
    ConfigurationReader reader;

    DefinitionEndpoints(Class<T> type) {
        this.type = type;
    }

    @GET
    @RolesAllowed({Role.NAME_SUPERVISOR, Role.NAME_ADMINISTRATOR})
    @Operation(summary = "List them, in the order of their ids")
    @APIResponse(responseCode = "200", description = "A page; `next` is the `after` of the next one")
    public Uni<Page<T>> list(
            @Parameter(description = "Begin after this id")
                    @QueryParam("after")
                    @DefaultValue("")
                    @Size(max = 63, message = "Must be an id.")
                    String after,
            @Parameter(description = "The longest page wanted")
                    @QueryParam("limit")
                    @DefaultValue("200")
                    @Min(value = 1, message = "Must be at least 1.")
                    @Max(value = 1000, message = "Must be at most 1000.")
                    int limit,
            @Context SecurityContext request) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Problem.invalid(FieldError.of("limit", limit, "Must be from 1 to %d.".formatted(LONGEST_PAGE)))
                    .exception();
        }
        return reader.page(type, after, limit, new Viewer(SignedIn.of(request)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.NAME_SUPERVISOR, Role.NAME_ADMINISTRATOR})
    @Operation(summary = "Read one")
    @APIResponse(responseCode = "200", description = "The definition; its version is also the header ETag")
    public Uni<RestResponse<Defined<T>>> get(@PathParam("id") @Id String id, @Context SecurityContext request) {
        return reader.one(type, id, new Viewer(SignedIn.of(request))).map(DefinitionEndpoints::tagged);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(summary = "Define or change one", description = "Takes effect on running work at once.")
    @APIResponse(responseCode = "200", description = "The definition as it is now; its version is also the header ETag")
    public Uni<RestResponse<Defined<T>>> put(
            @PathParam("id") @Id String id,
            @Parameter(description = NEW_OR_SEEN, example = "\"3\"") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Parameter(description = "`*`, to define something new", example = "*")
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Nullable
                    String ifNoneMatch,
            @Nullable T definition,
            @Context SecurityContext request) {
        if (definition == null) {
            throw Problem.invalid(FieldError.of("body", "Send the definition as JSON."))
                    .exception();
        }
        var by = SignedIn.of(request).user();
        return configuration
                .define(id, definition, Expectation.read(ifMatch, ifNoneMatch), by)
                .map(DefinitionEndpoints::tagged);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(summary = "Delete one that nothing else uses")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<Void> delete(
            @PathParam("id") @Id String id,
            @Parameter(description = "`\"<version>\"` as last seen", required = true, example = "\"3\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @Context SecurityContext request) {
        return configuration
                .remove(
                        type,
                        id,
                        Expectation.read(ifMatch, null),
                        SignedIn.of(request).user())
                .chain(() -> afterwards(id));
    }

    /** What goes with a deleted definition. */
    Uni<Void> afterwards(String deleted) {
        return Uni.createFrom().voidItem();
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({Role.NAME_SUPERVISOR, Role.NAME_ADMINISTRATOR})
    @Operation(summary = "Read every version there was, the newest first")
    @APIResponse(responseCode = "200", description = "The versions; one without a definition is a deletion")
    public Uni<List<Version<T>>> versions(@PathParam("id") @Id String id, @Context SecurityContext request) {
        return reader.versions(type, id, new Viewer(SignedIn.of(request)));
    }

    private static <T extends Definition> RestResponse<Defined<T>> tagged(Defined<T> defined) {
        return ResponseBuilder.ok(defined)
                .tag(new EntityTag(Long.toString(defined.version())))
                .build();
    }
}
