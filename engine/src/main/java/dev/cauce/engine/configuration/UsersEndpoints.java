package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.security.Credentials;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The staff. */
@Path("/api/v1/configuration/users")
@Tag(name = "Configuration: users", description = "The staff.")
public class UsersEndpoints extends DefinitionEndpoints<User> {
    private final Credentials credentials;

    UsersEndpoints(Credentials credentials) {
        super(User.class);
        this.credentials = credentials;
    }

    /** A password for somebody else. */
    @Schema(name = "NewPassword")
    public record NewPassword(
            @Schema(description = "At least 8 characters, at most 72 bytes")
            @NotBlank(message = "The field is missing. Send a value.")
            @Size(max = 100, message = "Must have at most 100 characters.")
            String password) {
        @Override
        public String toString() {
            return "NewPassword[…]";
        }
    }

    @PUT
    @Path("/{id}/password")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(operationId = "setPassword", summary = "Set a user's password")
    @APIResponse(responseCode = "204", description = "Set")
    public Uni<Void> setPassword(
            @PathParam("id") @Id String id,
            @NotNull(message = "Send the password as JSON.") @Valid NewPassword password,
            @Context SecurityContext request) {
        var administrator = SignedIn.of(request);
        return reader.one(User.class, id, new Viewer(administrator))
                .chain(user -> credentials.set(user.id(), password.password(), administrator.user()));
    }

    @Override
    Uni<Void> afterwards(String deleted) {
        return credentials.forget(deleted);
    }
}
