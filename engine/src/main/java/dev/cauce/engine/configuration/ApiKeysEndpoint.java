package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.Name;
import dev.cauce.engine.configuration.definition.Operation;
import dev.cauce.engine.security.ApiKey;
import dev.cauce.engine.security.ApiKeys;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Keys by which other systems sign in. */
@Path("/api/v1/configuration/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Configuration: api-keys",
        description = "Keys by which other systems sign in: `Authorization: Bearer cauce_…`.")
public class ApiKeysEndpoint {
    private static final String REQUIRED = "The field is missing. Send a value.";
    private static final Duration LONGEST = Duration.ofDays(2 * 366);

    private final ApiKeys keys;
    private final ConfigurationView configuration;
    private final Clock clock;

    ApiKeysEndpoint(ApiKeys keys, ConfigurationView configuration, Clock clock) {
        this.keys = keys;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** What a key is to be. */
    @Schema(name = "ApiKeyOrder")
    public record Order(
            @Schema(description = "Whose system it is", examples = "CRM of Acme") @Name
            String name,

            @Schema(description = "What it may do; agents are people, and have no keys", examples = "[\"supervisor\"]")
            @NotEmpty(message = "Name at least one role.")
            Set<@NotNull Role> roles,

            @Schema(examples = "demo") @NotNull(message = REQUIRED) @Id
            String operation,

            @Schema(
                    description = "Whose data it reaches; with the role administrator everybody's",
                    examples = "[\"acme\"]")
            @Size(max = 1000, message = "Must have at most 1000 entries.")
            @Nullable
            Set<@NotNull @Id String> clients,

            @Schema(description = "At most two years from now", examples = "2027-11-27T00:00:00Z")
            @NotNull(message = REQUIRED)
            Instant expiresAt) {}

    /** A new key. */
    @Schema(name = "IssuedApiKey")
    public record IssuedApiKey(
            @Schema(description = "Never shown again", examples = "cauce_3f9a6c01d2be_…")
            String key,

            ApiKey known) {
        @Override
        public String toString() {
            return "IssuedApiKey[" + known.id() + "]";
        }
    }

    @GET
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            operationId = "listApiKeys",
            summary = "List the keys, the newest first, revoked ones among them")
    @APIResponse(responseCode = "200", description = "What is known of them; never the keys")
    public Uni<List<ApiKey>> list() {
        return keys.all();
    }

    @POST
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @ResponseStatus(201)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            operationId = "issueApiKey",
            summary = "Issue a key to another system",
            description = "Only people issue and revoke keys: a key cannot.")
    @APIResponse(responseCode = "201", description = "The key; it is not shown again")
    public Uni<IssuedApiKey> issue(
            @NotNull(message = "Send what the key is to be.") @Valid Order order, @Context SecurityContext request) {
        var administrator = person(request);
        var wrong = wrongIn(order);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong).exception();
        }
        return keys.issue(
                        new ApiKeys.Order(
                                order.name(), order.roles(), order.operation(), clients(order), order.expiresAt()),
                        administrator.user())
                .map(issued -> new IssuedApiKey(issued.key(), issued.known()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.NAME_ADMINISTRATOR)
    @org.eclipse.microprofile.openapi.annotations.Operation(
            operationId = "revokeApiKey",
            summary = "Revoke a key, at once and for ever")
    @APIResponse(responseCode = "204", description = "Revoked")
    public Uni<Void> revoke(@PathParam("id") String id, @Context SecurityContext request) {
        return keys.revoke(id, person(request).user())
                .invoke(done -> {
                    if (!done) {
                        throw Problem.notFound(
                                        "There is no key %s that holds. Maybe it was revoked already.".formatted(id))
                                .exception();
                    }
                })
                .replaceWithVoid();
    }

    private List<FieldError> wrongIn(Order order) {
        var errors = new ArrayList<FieldError>();
        if (order.roles().contains(Role.AGENT)) {
            errors.add(FieldError.of("roles", "agent", "Agents are people. Choose supervisor or administrator."));
        }
        if (configuration.find(Operation.class, order.operation()).isEmpty()) {
            errors.add(missing("operation", order.operation(), "operations"));
        }
        clients(order).stream()
                .filter(client -> configuration.find(Client.class, client).isEmpty())
                .forEach(client -> errors.add(missing("clients", client, "clients")));
        var now = clock.instant();
        if (!order.expiresAt().isAfter(now) || order.expiresAt().isAfter(now.plus(LONGEST))) {
            errors.add(FieldError.of("expiresAt", order.expiresAt(), "Must be from now on, within two years."));
        }
        return errors;
    }

    private static Set<String> clients(Order order) {
        return order.clients() == null ? Set.of() : order.clients();
    }

    private static FieldError missing(String field, String id, String kind) {
        return FieldError.of(field, id, "There is no such one among the %s. Maybe it is misspelt.".formatted(kind));
    }

    private static SignedIn person(SecurityContext request) {
        var user = SignedIn.of(request);
        if (user.isKey()) {
            throw Problem.of(ProblemType.FORBIDDEN, "Only people issue and revoke API keys. Sign in with a password.")
                    .exception();
        }
        return user;
    }
}
