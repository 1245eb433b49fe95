package dev.cauce.engine.desk;

import dev.cauce.channel.whatsapp.WhatsAppAdapter;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.WhatsAppNumber;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Until when an agent may write freely. */
@Path("/api/v1/agent/conversations/{conversation}/service-window")
@RolesAllowed(Role.NAME_AGENT)
@Tag(name = "Agent")
public final class ServiceWindowResource {
    private final AgentConversations conversations;
    private final WhatsAppAdapter whatsApp;
    private final ConfigurationView configuration;
    private final Clock clock;

    ServiceWindowResource(
            AgentConversations conversations, WhatsAppAdapter whatsApp, ConfigurationView configuration, Clock clock) {
        this.conversations = conversations;
        this.whatsApp = whatsApp;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** A customer-service window. */
    @Schema(name = "ServiceWindow")
    public record WindowView(
            @Schema(description = "24 hours after the contact's newest message")
            Instant windowClosesAt,

            boolean open) {}

    @GET
    @Operation(summary = "Until when the contact may be written to freely, on WhatsApp")
    @APIResponse(responseCode = "200", description = "The window; the contact's next message opens it again")
    @APIResponse(responseCode = "404", description = "No such conversation with the agent, or one that has no window")
    public Uni<WindowView> window(@Context SecurityContext caller, @PathParam("conversation") String conversation) {
        return conversations
                .seen(SignedIn.of(caller), Visibility.id(conversation))
                .chain(this::window);
    }

    private Uni<WindowView> window(ConversationPlace own) {
        if (configuration.find(WhatsAppNumber.class, own.contact().channel()).isEmpty()) {
            throw noWindow();
        }
        return Uni.createFrom()
                .completionStage(() -> whatsApp.window(own.contact()))
                .map(found -> found.map(window -> new WindowView(window.closesAt(), window.isOpenAt(clock.instant())))
                        .orElseThrow(ServiceWindowResource::noWindow));
    }

    private static RuntimeException noWindow() {
        return Problem.notFound("The conversation has no such window: only those on WhatsApp have one.")
                .exception();
    }
}
