package dev.cauce.engine.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of a key by which another system signs in; never the key. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ApiKey", description = "What is known of a key by which another system signs in; never the key.")
public record ApiKey(
        @Schema(description = "The part of the key that is no secret", examples = "3f9a6c01d2be")
        String id,

        @Schema(examples = "CRM of Acme") String name,
        List<Role> roles,
        @Schema(examples = "demo") String operation,

        @Schema(description = "Whose data it reaches; with the role administrator everybody's", examples = "[\"acme\"]")
        List<String> clients,

        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Schema(description = "To the minute") @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    /** What begins the names of keys where those of users stand; no user can be called that. */
    static final String USER_PREFIX = "key:";

    public ApiKey {
        roles = List.copyOf(roles);
        clients = List.copyOf(clients);
    }

    /** Who acts with it. */
    SignedIn signedIn() {
        return new SignedIn(
                USER_PREFIX + id,
                roles.stream().collect(Collectors.toSet()),
                new OperationId(operation),
                clients.stream().map(ClientId::new).collect(Collectors.toSet()),
                expiresAt);
    }

    boolean holds(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
