package dev.cauce.engine.desk;

import dev.cauce.channel.api.Part;
import dev.cauce.channel.whatsapp.MessageTemplate;
import dev.cauce.engine.channel.whatsapp.Templates;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.WhatsAppNumber;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Texts that WhatsApp takes even when the contact has been silent for a day. */
@Path("/api/v1/agent/conversations/{conversation}/templates")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
@APIResponse(responseCode = "404", description = "No such conversation with the agent, or one that has no templates")
public final class TemplatesResource {
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_PARAMETER = 1024;
    private static final int MOST_PARAMETERS = 50;

    private final AgentConversations conversations;
    private final Templates templates;
    private final ConfigurationView configuration;

    TemplatesResource(AgentConversations conversations, Templates templates, ConfigurationView configuration) {
        this.conversations = conversations;
        this.templates = templates;
        this.configuration = configuration;
    }

    /** A template that may be sent now. */
    @Schema(name = "MessageTemplate")
    public record TemplateView(
            String name,
            String language,
            String category,

            @Schema(description = "GREEN, YELLOW, RED or UNKNOWN: what Meta thinks of it")
            String quality,

            @Schema(description = "With its places as {{1}}, {{2}} …")
            String body,

            @Schema(description = "How many places it has") int parameters) {
        static TemplateView of(MessageTemplate one) {
            return new TemplateView(
                    one.name(), one.language(), one.category(), one.quality(), one.body(), one.places());
        }
    }

    /** A template with words for its places. */
    @Schema(
            name = "TemplateMessage",
            examples = "{\"name\": \"order_ready\", \"language\": \"es\", \"parameters\": [\"Ana\", \"1742\"]}")
    public record TemplateRequest(
            @NotBlank(message = "Send the name of a template.")
            @Size(max = LONGEST_NAME, message = "At most 512 characters.")
            String name,

            @NotBlank(message = "Send the language of the template, such as es.")
            @Size(max = 20, message = "At most 20 characters.")
            String language,

            @Schema(description = "In the order of the places; none when left out")
            @Size(max = MOST_PARAMETERS, message = "At most 50.")
            @Nullable
            List<
                            @NotBlank(message = "Write something for this place.")
                            @Size(max = LONGEST_PARAMETER, message = "At most 1024 characters.") String>
                    parameters) {
        public TemplateRequest {
            parameters = parameters == null ? null : parameters.stream().toList();
        }
    }

    @GET
    @Operation(
            summary = "The templates that may be sent to this contact now",
            description =
                    "Approved ones that need nothing but words for the places of their text. As Meta had them at most ten"
                            + " minutes ago.")
    @APIResponse(
            responseCode = "200",
            description = "By name; none where the number's business account is not configured")
    @APIResponse(responseCode = "503", description = "WhatsApp does not say now")
    public Uni<List<TemplateView>> list(
            @Context SecurityContext caller, @PathParam("conversation") String conversation) {
        return conversations
                .seen(SignedIn.of(caller), Visibility.id(conversation))
                .chain(this::usable)
                .map(found -> found.stream().map(TemplateView::of).toList());
    }

    @POST
    @ResponseStatus(202)
    @Operation(summary = "Send the contact a template", description = "Taken once it is on all in-sync replicas.")
    @APIResponse(responseCode = "202", description = "Taken; the message comes back through the socket when stored")
    @APIResponse(responseCode = "400", description = "No such template, or not as many parameters as it has places")
    @APIResponse(responseCode = "409", description = "The conversation is over for the contact")
    public Uni<MessageResource.Taken> send(
            @Context SecurityContext caller,
            @PathParam("conversation") String conversation,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull(message = "Send the name and language of a template.") @Valid TemplateRequest request) {
        var intent = IdempotencyKey.required(key);
        return conversations
                .write(SignedIn.of(caller), Visibility.id(conversation), intent, own -> usable(own)
                        .map(found -> List.of(part(found, request))))
                .map(MessageResource.Taken::new);
    }

    private Uni<List<MessageTemplate>> usable(ConversationPlace own) {
        String channel = own.contact().channel();
        if (configuration.find(WhatsAppNumber.class, channel).isEmpty()) {
            throw Problem.notFound("The conversation has no templates: only those on WhatsApp have some.")
                    .exception();
        }
        return templates.of(channel).map(all -> all.stream()
                .filter(MessageTemplate::isUsable)
                .sorted(Comparator.comparing(MessageTemplate::name).thenComparing(MessageTemplate::language))
                .toList());
    }

    private static Part part(List<MessageTemplate> usable, TemplateRequest request) {
        var parameters = new ArrayList<>(Objects.requireNonNullElse(request.parameters(), List.<String>of()));
        List<MessageTemplate> named =
                usable.stream().filter(one -> one.name().equals(request.name())).toList();
        if (named.isEmpty()) {
            throw wrong("name", request.name(), "No template of this name may be sent. GET …/templates tells which.");
        }
        MessageTemplate template = named.stream()
                .filter(one -> one.language().equals(request.language()))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "language",
                        request.language(),
                        "The template may be sent in: "
                                + named.stream().map(MessageTemplate::language).collect(Collectors.joining(", "))
                                + "."));
        if (parameters.size() != template.places()) {
            throw wrong(
                    "parameters",
                    Integer.toString(parameters.size()),
                    "The template has %d places. Send a text for each.".formatted(template.places()));
        }
        return new Part.Template(template.name(), template.language(), parameters, template.filled(parameters));
    }

    private static RuntimeException wrong(String field, String value, String message) {
        return Problem.invalid(FieldError.of(field, value, message)).exception();
    }
}
