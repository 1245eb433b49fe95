package dev.cauce.engine.desk;

import dev.cauce.channel.api.Receipt;
import dev.cauce.engine.channel.outbound.GivenUp;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.StoredMessage;
import dev.cauce.engine.conversation.TypingSignals;
import dev.cauce.engine.desk.view.MessageView;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What an agent reads and writes in the agent's own conversations, and in those the agent is a guest of. */
@Path("/api/v1/agent/conversations/{conversation}")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
@APIResponse(responseCode = "404", description = "No such conversation with the agent")
public final class MessageResource {
    private static final int LONGEST_TEXT = 4000;

    private final AgentConversations conversations;
    private final ConversationHistory history;
    private final TypingSignals typing;
    private final GivenUp givenUp;

    MessageResource(
            AgentConversations conversations, ConversationHistory history, TypingSignals typing, GivenUp givenUp) {
        this.conversations = conversations;
        this.history = history;
        this.typing = typing;
        this.givenUp = givenUp;
    }

    /** A message to the contact: a text, attachments, or both. */
    @Schema(examples = "{\"text\": \"Good morning, how can I help?\"}")
    public record MessageRequest(
            @Size(max = LONGEST_TEXT, message = "At most 4000 characters.") @Nullable
            String text,

            @Schema(description = "Ids of attachments that were uploaded to this conversation")
            @Size(max = 5, message = "At most 5 attachments.")
            @Nullable
            List<@NotNull(message = "Send the id of an attachment.") String> attachments,

            @Valid @Nullable LetterRequest letter,

            @Schema(
                    description =
                            "The id of the message of this conversation that it answers, on channels that can show that")
            @Size(max = 100, message = "At most 100 characters.")
            @Nullable
            String answers) {
        public MessageRequest {
            attachments = attachments == null ? null : attachments.stream().toList();
        }
    }

    /** A private note. */
    @Schema(examples = "{\"text\": \"Asked for the invoice of March\"}")
    public record NoteRequest(
            @NotBlank(message = "Write something.") @Size(max = LONGEST_TEXT, message = "At most 4000 characters.")
            String text) {}

    /** How far the agent has read. */
    @Schema(examples = "{\"sequence\": 7}")
    public record ReadRequest(
            @Schema(
                    description =
                            "The place in the conversation of the last message read, which is its sequence unless the"
                                    + " conversation has moved")
            @NotNull(message = "Send the place of the last message read.")
            @Min(value = 1, message = "At least 1.")
            Long sequence) {}

    /** Whether the agent is typing. */
    @Schema(examples = "{\"active\": true}")
    public record TypingRequest(
            @NotNull(message = "Send true or false.") Boolean active) {}

    /** The message's id, the same for the same key. */
    public record Taken(String message) {}

    @GET
    @Path("/messages")
    @Operation(summary = "The messages and notes of a conversation, a page at a time, oldest first")
    @APIResponse(responseCode = "200", description = "The newest before the given place in the conversation")
    public Uni<List<MessageView>> messages(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @QueryParam("before") @Min(value = 1, message = "At least 1.") @Nullable Long before,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(value = 1, message = "At least 1.")
                    @Max(value = 200, message = "At most 200.")
                    int limit) {
        var user = SignedIn.of(caller);
        return conversations.seen(user, Visibility.id(conversation)).chain(own -> history.before(
                        user.scope(), own.id(), Objects.requireNonNullElse(before, Long.MAX_VALUE), limit)
                .chain(page -> viewed(user, own.id(), page)));
    }

    private Uni<List<MessageView>> viewed(SignedIn user, String conversation, List<StoredMessage> page) {
        return page.stream().noneMatch(message -> message.receipt() == Receipt.FAILED)
                ? Uni.createFrom().item(page.stream().map(MessageView::of).toList())
                : history.failures(user.scope(), conversation).map(failures -> page.stream()
                        .map(message -> MessageView.of(message, failures.get(message.id())))
                        .toList());
    }

    @POST
    @Path("/messages")
    @ResponseStatus(202)
    @Operation(summary = "Write to the contact", description = "Taken once it is on all in-sync replicas.")
    @APIResponse(responseCode = "202", description = "Taken; the message comes back through the socket when stored")
    @APIResponse(
            responseCode = "400",
            description =
                    "Nothing to send, an attachment or answered message that is not there, or what the channel cannot carry")
    @APIResponse(
            responseCode = "409",
            description = "The conversation is over for the contact, or the agent was asked to consult only")
    public Uni<Taken> write(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a text.") @Valid MessageRequest request) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        var text = Objects.requireNonNullElse(request.text(), "");
        var files = Objects.requireNonNullElse(request.attachments(), List.<String>of());
        if (text.isBlank() && files.isEmpty()) {
            throw Problem.invalid(FieldError.of("text", "Write something, or send attachments."))
                    .exception();
        }
        var letter = request.letter() == null ? null : request.letter().checked();
        return conversations
                .write(
                        user,
                        Visibility.id(conversation),
                        intent,
                        new Composition.Words(text, files, letter, request.answers()))
                .map(Taken::new);
    }

    @POST
    @Path("/messages/{message}/retry")
    @ResponseStatus(202)
    @Operation(
            summary = "Try again to deliver a message that failed",
            description =
                    "From the start, behind what the conversation has on the way; its status is sent again. Asking twice"
                            + " tries once.")
    @APIResponse(responseCode = "202", description = "It is on its way")
    @APIResponse(responseCode = "404", description = "No such message in a conversation of the agent")
    @APIResponse(responseCode = "409", description = "It is not failed, or its failure is not told yet")
    public Uni<Void> retry(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @PathParam("message") String message) {
        var user = SignedIn.of(caller);
        return conversations
                .writable(user, Visibility.id(conversation))
                .chain(own -> history.message(user.scope(), message)
                        .map(found -> found.filter(one -> one.conversation().equals(own.id())))
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(GivenUp.Outcome.UNKNOWN)
                                : givenUp.retry(user.scope(), message, user.user())))
                .invoke(GivenUp.Outcome::check)
                .replaceWithVoid();
    }

    @POST
    @Path("/notes")
    @ResponseStatus(202)
    @Operation(summary = "Write a private note", description = "Only staff see it.")
    @APIResponse(responseCode = "202", description = "Taken; the note comes back through the socket when stored")
    public Uni<Taken> note(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a text.") @Valid NoteRequest request) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        return conversations
                .writeNote(user, Visibility.id(conversation), intent, request.text())
                .map(Taken::new);
    }

    @POST
    @Path("/read")
    @Operation(summary = "Say how far the contact's messages were read", description = "The contact is told.")
    @APIResponse(responseCode = "204", description = "Taken")
    public Uni<Void> read(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send a sequence.") @Valid ReadRequest request) {
        var user = SignedIn.of(caller);
        var intent = IdempotencyKey.required(key);
        return conversations.read(user, Visibility.id(conversation), intent, request.sequence());
    }

    @POST
    @Path("/typing")
    @Operation(
            summary = "Show the contact that the agent is typing",
            description = "May be lost; repeat while it lasts.")
    @APIResponse(responseCode = "204", description = "Told")
    public Uni<Void> typing(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send active.") @Valid TypingRequest request) {
        var user = SignedIn.of(caller);
        var _ = IdempotencyKey.required(key);
        return conversations
                .writableNow(user, Visibility.id(conversation))
                .invoke(own -> typing.agent(own.contact(), own.id(), request.active()))
                .replaceWithVoid();
    }
}
