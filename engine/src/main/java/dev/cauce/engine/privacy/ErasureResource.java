package dev.cauce.engine.privacy;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.conversation.ContactErasure;
import dev.cauce.engine.conversation.ContactErasure.Erased;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Forgetting a contact, for administrators. */
@Path("/api/v1/configuration/erasures")
@RolesAllowed(Role.NAME_ADMINISTRATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Configuration: erasure", description = "The right to be forgotten: GDPR, article 17.")
public final class ErasureResource {
    private final ContactErasure erasure;
    private final ConfigurationView configuration;

    ErasureResource(ContactErasure erasure, ConfigurationView configuration) {
        this.erasure = erasure;
        this.configuration = configuration;
    }

    /** Whom to forget. */
    @Schema(name = "ErasureRequest")
    public record Request(
            @Schema(description = "The client whose contact it is; with others the address stays")
            @NotBlank(message = "Name the client.")
            @Size(max = 100, message = "Must have at most 100 characters.")
            String client,

            @Schema(description = "As the desk shows it: a mail address, a phone number, a visitor's id")
            @NotBlank(message = "Give one address of the contact, as the desk shows it.")
            @Size(max = 320, message = "Must have at most 320 characters.")
            String address) {}

    /** What was forgotten. */
    @Schema(name = "Erasure")
    public record Answer(
            @Schema(description = "Under which it stands in the audit")
            String id,

            @Schema(description = "Of the person, merged ones included; 0 when nothing was known")
            int addresses,

            @Schema(description = "That stay as counts only")
            int conversations,

            int messages,
            int files) {}

    @POST
    @Operation(operationId = "eraseContact", summary = "Forget a contact", description = """
                    Deletes what was said by and to whoever has this address with this client, on all channels and under all merged
                    addresses: words, notes, names, files, keys, deliveries, suppressed addresses. That conversations took place stays, so
                    that no report changes. It cannot be undone. Asked again it answers with zeros.""")
    @APIResponse(responseCode = "200", description = "Forgotten")
    @APIResponse(responseCode = "409", description = "A conversation with the contact is open: end it first")
    public Uni<Answer> erase(
            @NotNull(message = "Send client and address.") @Valid Request request, @Context SecurityContext caller) {
        if (configuration.find(Client.class, request.client()).isEmpty()) {
            throw Problem.invalid(
                            FieldError.of(
                                    "client",
                                    request.client(),
                                    "There is no such client. Maybe it is misspelled: GET /api/v1/configuration/clients lists them."))
                    .exception();
        }
        return erasure.erase(
                        new ClientId(request.client()),
                        normal(request.address()),
                        SignedIn.of(caller).user())
                .map(ErasureResource::answer);
    }

    /** Mail addresses are kept in small letters. */
    private static String normal(String address) {
        return address.contains("@") ? address.strip().toLowerCase(Locale.ROOT) : address.strip();
    }

    private static Answer answer(ContactErasure.Outcome outcome) {
        return switch (outcome) {
            case Erased erased ->
                new Answer(erased.id(), erased.addresses(), erased.conversations(), erased.messages(), erased.files());
            case ContactErasure.Open(List<String> open) ->
                throw Problem.conflict(
                                "%d conversations with this contact are open: %s. End them first and ask again; nothing was erased."
                                        .formatted(open.size(), String.join(", ", open)))
                        .exception();
        };
    }
}
