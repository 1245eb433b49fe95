package dev.cauce.engine.security;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.OperationId;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What a valid staff token says. A value to be handed on: never looked up from a request's scope, so that it cannot leak
 * from one message to another.
 *
 * @param user the user's id; an agent's id is the same
 * @param clients whose data the user may see; administrators see all
 * @param expiresAt sockets opened with the token are closed then
 */
public record SignedIn(String user, Set<Role> roles, OperationId operation, Set<ClientId> clients, Instant expiresAt) {
    public SignedIn {
        roles = Set.copyOf(roles);
        clients = Set.copyOf(clients);
    }

    /** Of the request that was let in; call only in endpoints that name a role. */
    public static SignedIn of(SecurityContext request) {
        var principal = request.getUserPrincipal();
        if (principal instanceof JsonWebToken token) {
            return of(token);
        }
        return ApiKeySignIn.of(principal)
                .orElseThrow(() -> new IllegalStateException(
                        "This endpoint lets in requests without a token; it must name a role."));
    }

    static SignedIn of(JsonWebToken token) {
        return new SignedIn(
                token.getSubject(),
                token.getGroups().stream()
                        .flatMap(name -> Role.named(name).stream())
                        .collect(Collectors.toSet()),
                new OperationId(Claims.text(token, Claims.OPERATION)),
                Claims.texts(token, Claims.CLIENTS).stream().map(ClientId::new).collect(Collectors.toSet()),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /** Whether another system acts by a key, and nobody of the staff. */
    public boolean isKey() {
        return user.startsWith(ApiKey.USER_PREFIX);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The user as an agent; meaningful with {@link Role#AGENT}. */
    public AgentId agent() {
        return new AgentId(user);
    }

    public boolean serves(ClientId client) {
        return clients.contains(client);
    }

    /** The rows this user's requests may touch: those of the user's clients. */
    public ClientScope scope() {
        return ClientScope.of(clients);
    }
}
