package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.HttpChannel;
import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.WebhookKeys;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.SecureRandom;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Channels that other systems bring, and the keys by which they are known. */
@Path("/api/v1/configuration/http-channels")
@Tag(name = "Configuration: http-channels", description = "Channels that other systems bring over HTTP.")
public class HttpChannelsEndpoints extends ChannelEndpoints<HttpChannel> {
    private final ChannelProbe<HttpChannel> probe;
    private final SecureRandom random = new SecureRandom();

    HttpChannelsEndpoints(ChannelProbe<HttpChannel> probe) {
        super(HttpChannel.class);
        this.probe = probe;
    }

    @Override
    ChannelProbe<HttpChannel> probe() {
        return probe;
    }

    @Override
    String audience(HttpChannel channel) {
        return HttpChannel.KEYS;
    }

    /** A key, told this once. */
    @Schema(name = "HttpChannelKey")
    public record IssuedKey(
            @Schema(description = "Never shown again", examples = "whsec_…")
            String key) {
        @Override
        public String toString() {
            return "IssuedKey[…]";
        }
    }

    @POST
    @Path("/{id}/keys")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @ResponseStatus(201)
    @Operation(
            operationId = "issueHttpChannelKey",
            summary = "Issue a signing key to the channel's system",
            description = "The key before it holds until the next one is issued, so that a system can change over.")
    @APIResponse(responseCode = "201", description = "The key; it is not shown again")
    public Uni<IssuedKey> issueKey(@PathParam("id") @Id String id, @Context SecurityContext request) {
        return channel(id, request)
                .chain(channel -> secrets.of(id, audience(channel.definition())).chain(before -> {
                    WebhookKeys keys = WebhookKeys.parse(before.orElse("")).withNew(random);
                    return setSecret(channel, keys.text(), request)
                            .replaceWith(new IssuedKey(keys.newestFirst().getFirst()));
                }));
    }
}
