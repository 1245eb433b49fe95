package dev.cauce.engine.desk;

import dev.cauce.engine.channel.AttachmentAnswer;
import dev.cauce.engine.channel.AttachmentStore;
import dev.cauce.engine.channel.Uploads;
import dev.cauce.engine.channel.awaited.AwaitedFiles;
import dev.cauce.engine.channel.awaited.FileFetcher;
import dev.cauce.engine.desk.view.MessageView.AttachmentView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Files of the agent's own conversations. */
@Path("/api/v1/agent/conversations/{conversation}/attachments")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
@APIResponse(responseCode = "404", description = "No such conversation with the agent, or no such attachment in it")
public final class AttachmentResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AgentConversations conversations;
    private final AttachmentStore attachments;
    private final AwaitedFiles awaited;
    private final FileFetcher fetcher;
    private final Uploads uploads;

    AttachmentResource(
            AgentConversations conversations,
            AttachmentStore attachments,
            AwaitedFiles awaited,
            FileFetcher fetcher,
            Uploads uploads) {
        this.conversations = conversations;
        this.awaited = awaited;
        this.fetcher = fetcher;
        this.attachments = attachments;
        this.uploads = uploads;
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(201)
    @Operation(
            summary = "Upload a file for a message to come",
            description = "One file in the form field `file`. The contact sees it once a message names it.")
    @APIResponse(responseCode = "201", description = "Stored; send its id with a message")
    @APIResponse(responseCode = "400", description = "It contains malware, or cannot be scanned for it")
    @APIResponse(responseCode = "413", description = "Empty, or larger than allowed")
    @APIResponse(responseCode = "415", description = "Of a type that the client does not take")
    @APIResponse(responseCode = "429", description = "More than the client takes on a day")
    @APIResponse(responseCode = "503", description = "The storage or the scanner of files is away; send it again")
    public AttachmentView upload(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @RestForm("file") @Nullable FileUpload file) {
        var own = conversations
                .writableNow(SignedIn.of(caller), Visibility.id(conversation))
                .await()
                .atMost(PATIENCE);
        return AttachmentView.of(uploads.take(own.contact(), file));
    }

    @GET
    @RunOnVirtualThread
    @Path("/{attachment}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Download a file", description = "Always as a download, never shown in place.")
    @APIResponse(responseCode = "200", description = "The content")
    public Response download(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("attachment") String attachment) {
        var user = SignedIn.of(caller);
        var files = conversations
                .seen(user, Visibility.id(conversation))
                .chain(own -> conversations.files(user, own, attachment));
        return AttachmentAnswer.of(files, attachment, attachments).build();
    }

    @POST
    @Path("/{attachment}/fetch")
    @ResponseStatus(202)
    @Operation(
            summary = "Try again to fetch a file of the contact that is missing",
            description =
                    "From the contact's provider. What comes of it is told through the socket. Asking twice fetches once.")
    @APIResponse(responseCode = "202", description = "It is fetched")
    @APIResponse(responseCode = "409", description = "It is here already")
    public Uni<Void> fetch(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("attachment") String attachment) {
        return conversations
                .own(SignedIn.of(caller), Visibility.id(conversation))
                .chain(own -> awaited.retry(own.contact(), attachment))
                .invoke(asked -> {
                    switch (asked) {
                        case FETCHING -> fetcher.wake();
                        case HERE ->
                            throw Problem.conflict("The file is here. Download it.")
                                    .exception();
                        case UNKNOWN ->
                            throw Problem.notFound(
                                            "No file with this id is missing in the conversation. Maybe the id is misspelt.")
                                    .exception();
                    }
                })
                .replaceWithVoid();
    }
}
