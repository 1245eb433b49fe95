package dev.cauce.engine.security;

import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.OperationId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;

/** Who is on the staff now; the configuration knows. */
public interface StaffDirectory {

    /** What a user may do. */
    record Member(String user, Set<Role> roles, OperationId operation, Set<ClientId> clients) {}

    /** The user as defined at this moment. */
    Uni<Optional<Member>> find(String user);
}
