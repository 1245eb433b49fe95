package dev.cauce.engine.desk;

import dev.cauce.engine.desk.view.DirectoryView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The names that desks and walls show for the ids they are told. */
@Path("/api/v1/directory")
@RolesAllowed({Role.NAME_AGENT, Role.NAME_SUPERVISOR})
@Tag(name = "Directory", description = "What the staff call things.")
public final class DirectoryResource {
    private final Directory directory;

    DirectoryResource(Directory directory) {
        this.directory = directory;
    }

    @GET
    @Operation(
            summary = "Names of clients, queues, colleagues, presence reasons and dispositions",
            description = "Those of the caller's operation and clients.")
    @APIResponse(responseCode = "200", description = "Each list in the order of ids")
    public DirectoryView directory(@Context SecurityContext caller) {
        return directory.of(SignedIn.of(caller));
    }

    @GET
    @Path("/canned-answers")
    @Operation(summary = "Texts to answer with", description = "Those of the caller's clients.")
    @APIResponse(responseCode = "200", description = "In the order of their shortcuts")
    public List<DirectoryView.AnswerText> cannedAnswers(@Context SecurityContext caller) {
        return directory.cannedAnswers(SignedIn.of(caller));
    }
}
