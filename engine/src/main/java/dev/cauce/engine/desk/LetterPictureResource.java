package dev.cauce.engine.desk;

import dev.cauce.channel.api.Part;
import dev.cauce.channel.email.RemotePictures;
import dev.cauce.engine.channel.email.LetterPictures;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.StoredMessage;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pictures that letters of the agent's own conversations name elsewhere; only ever asked for by the agent. */
@Path("/api/v1/agent/conversations/{conversation}/messages/{message}/pictures/{place}")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
public final class LetterPictureResource {
    private final AgentConversations conversations;
    private final ConversationHistory history;
    private final LetterPictures pictures;

    LetterPictureResource(AgentConversations conversations, ConversationHistory history, LetterPictures pictures) {
        this.conversations = conversations;
        this.history = history;
        this.pictures = pictures;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            summary = "Fetch a picture that a letter names elsewhere",
            description =
                    "The engine asks for it, by https and without redirects: the sender of the letter learns that it is"
                            + " being read, but neither by whom nor from where.")
    @APIResponse(responseCode = "200", description = "A PNG, JPEG, GIF or WebP of at most 5 MB")
    @APIResponse(
            responseCode = "404",
            description = "No such conversation with the agent, no such picture in the letter, or it cannot be had")
    public Uni<Response> picture(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("message") String message,
            @Parameter(description = "Which of the `data-remote-src` in the letter's `html`, from 0")
                    @PathParam("place")
                    @Min(value = 0, message = "At least 0.")
                    int place) {
        var user = SignedIn.of(caller);
        return conversations
                .seen(user, Visibility.id(conversation))
                .chain(own -> history.message(user.scope(), message)
                        .map(found -> found.filter(one -> one.conversation().equals(own.id()))
                                .map(LetterPictureResource::sources)
                                .filter(sources -> place < sources.size())
                                .map(sources -> sources.get(place))
                                .orElseThrow(LetterPictureResource::unknown)))
                .chain(source -> Uni.createFrom().completionStage(() -> pictures.fetch(source)))
                .map(found -> found.map(LetterPictureResource::answer).orElseThrow(LetterPictureResource::unknown));
    }

    private static List<String> sources(StoredMessage message) {
        return message.parts().stream()
                .filter(Part.Html.class::isInstance)
                .flatMap(part -> RemotePictures.of(((Part.Html) part).html()).stream())
                .toList();
    }

    private static Response answer(LetterPictures.Picture picture) {
        return Response.ok(picture.content(), picture.contentType())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", "private, max-age=3600")
                .build();
    }

    private static RuntimeException unknown() {
        return Problem.notFound("There is no such picture, or its host does not give it.")
                .exception();
    }
}
