package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.AlertRule;
import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.configuration.probe.ChannelProbes;
import dev.cauce.engine.configuration.probe.ChannelTest;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.security.WebhookKeys;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.SecureRandom;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** When supervisors and others are alerted, and the keys that sign what is posted. */
@Path("/api/v1/configuration/alert-rules")
@Tag(name = "Configuration: alert-rules", description = "When supervisors and others are alerted.")
public class AlertRulesEndpoints extends DefinitionEndpoints<AlertRule> {
    private final ChannelSecrets secrets;
    private final ChannelProbes probes;
    private final ChannelProbe<AlertRule> probe;
    private final SecureRandom random = new SecureRandom();

    AlertRulesEndpoints(ChannelSecrets secrets, ChannelProbes probes, ChannelProbe<AlertRule> probe) {
        super(AlertRule.class);
        this.secrets = secrets;
        this.probes = probes;
        this.probe = probe;
    }

    @GET
    @Path("/{id}/secrets")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(summary = "Whether a signing key was issued; never the key")
    @APIResponse(responseCode = "200", description = "The state of the key")
    public Uni<ChannelSecretState> secretState(@PathParam("id") @Id String id, @Context SecurityContext request) {
        return rule(id, request).chain(_ -> Uni.combine()
                .all()
                .unis(secrets.setAt(AlertRule.secretOf(id)), secrets.of(AlertRule.secretOf(id), AlertRule.KEYS))
                .with((at, usable) -> new ChannelSecretState(at.isPresent(), usable.isPresent(), at.orElse(null))));
    }

    @DELETE
    @Path("/{id}/secrets")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(summary = "Forget its signing keys", description = "Nothing is posted until another is issued.")
    @APIResponse(responseCode = "204", description = "Forgotten; also when there was none")
    public Uni<Void> forgetSecret(@PathParam("id") @Id String id, @Context SecurityContext request) {
        return rule(id, request)
                .chain(rule -> secrets.forget(
                        AlertRule.secretOf(id),
                        new ClientId(rule.definition().client()),
                        SignedIn.of(request).user()));
    }

    @POST
    @Path("/{id}/keys")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @ResponseStatus(201)
    @Operation(
            operationId = "issueAlertRuleKey",
            summary = "Issue a key that signs what is posted to the webhook",
            description = "The key before it holds until the next one is issued, so that a system can change over.")
    @APIResponse(responseCode = "201", description = "The key; it is not shown again")
    public Uni<HttpChannelsEndpoints.IssuedKey> issueKey(
            @PathParam("id") @Id String id, @Context SecurityContext request) {
        return rule(id, request).chain(rule -> secrets.of(AlertRule.secretOf(id), AlertRule.KEYS)
                .chain(before -> {
                    WebhookKeys keys = WebhookKeys.parse(before.orElse("")).withNew(random);
                    return secrets.set(
                                    AlertRule.secretOf(id),
                                    new ClientId(rule.definition().client()),
                                    AlertRule.KEYS,
                                    keys.text(),
                                    SignedIn.of(request).user())
                            .replaceWith(new HttpChannelsEndpoints.IssuedKey(
                                    keys.newestFirst().getFirst()));
                }));
    }

    @POST
    @Path("/{id}/test")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @Operation(
            operationId = "testAlertRule",
            summary = "Send a test: a letter to each address and an event to the webhook",
            description = "By the ways that its alerts take. No alert comes of it.")
    @APIResponse(responseCode = "200", description = "What was found; a rule that reaches nobody is a finding, too")
    @APIResponse(responseCode = "429", description = "It was tested too often just now")
    @APIResponse(responseCode = "503", description = "Too many tests run at once")
    public Uni<ChannelTest> test(@PathParam("id") @Id String id, @Context SecurityContext request) {
        return rule(id, request).chain(rule -> probes.run(rule, probe, null));
    }

    private Uni<Defined<AlertRule>> rule(String id, SecurityContext request) {
        return reader.one(AlertRule.class, id, new Viewer(SignedIn.of(request)));
    }

    @Override
    Uni<Void> afterwards(String deleted) {
        return secrets.forget(AlertRule.secretOf(deleted));
    }
}
