package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.Mailbox;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.jspecify.annotations.Nullable;

/** Mailboxes and where they lead. */
@Path("/api/v1/configuration/mailboxes")
@Tag(name = "Configuration: mailboxes", description = "Mailboxes and where they lead.")
public class MailboxesEndpoints extends ChannelEndpoints<Mailbox> {
    private final ChannelProbe<Mailbox> probe;

    MailboxesEndpoints(ChannelProbe<Mailbox> probe) {
        super(Mailbox.class);
        this.probe = probe;
    }

    @Override
    ChannelProbe<Mailbox> probe() {
        return probe;
    }

    @Override
    String audience(Mailbox mailbox) {
        return mailbox.accounts();
    }

    /** What the mail servers know the mailbox by. */
    @Schema(name = "MailboxPassword")
    public record MailboxPassword(
            @Schema(description = "For IMAP and SMTP, or the secret of the OAuth 2 client; never shown again")
            @NotBlank(message = "The field is missing. Send a value.")
            @Size(max = 1000, message = "Must have at most 1000 characters.")
            @Pattern(regexp = ONE_LINE, message = "Must be one line.")
            String password,

            @Schema(description = "Of a mailbox with OAuth 2 whose user agreed; never shown again")
            @Size(min = 1, max = 4000, message = "Must have 1 to 4000 characters.")
            @Pattern(regexp = ONE_LINE, message = "Must be one line.")
            @Nullable
            String refreshToken) {
        private static final String ONE_LINE = "[^\\r\\n]*";

        /** Both in the order in which the mailbox's reader expects them. */
        private String secret() {
            return refreshToken == null ? password : password + '\n' + refreshToken;
        }

        @Override
        public String toString() {
            return "MailboxPassword[…]";
        }
    }

    @PUT
    @Path("/{id}/password")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(
            operationId = "setMailboxPassword",
            summary = "Set the password of a mailbox",
            description = "For the servers, users and token endpoint that the mailbox has now; set it again when those"
                    + " change. A refresh token that the provider replaces is kept up by itself.")
    @APIResponse(responseCode = "204", description = "Set, and used from the next connection on")
    public Uni<Void> setPassword(
            @PathParam("id") @Id String id,
            @NotNull(message = "Send the password as JSON.") @Valid MailboxPassword password,
            @Context SecurityContext request) {
        return channel(id, request).chain(mailbox -> setSecret(mailbox, password.secret(), request));
    }
}
