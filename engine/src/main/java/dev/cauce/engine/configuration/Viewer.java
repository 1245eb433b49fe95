package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.routing.core.ClientId;
import java.util.HashSet;

/** What a reader of the configuration may see: administrators all, others what is common or of their clients. */
record Viewer(SignedIn user) {

    ClientScope scope() {
        if (user.is(Role.ADMINISTRATOR)) {
            return ClientScope.everyone();
        }
        var clients = new HashSet<>(user.clients());
        clients.add(new ClientId(DefinitionRow.OPERATOR));
        return ClientScope.of(clients);
    }

    /** Users belong to the operator; who shares neither operation nor client is not shown. */
    boolean sees(String id, Definition definition) {
        return user.is(Role.ADMINISTRATOR)
                || !(definition instanceof User other)
                || id.equals(user.user())
                || (other.operation().equals(user.operation().value())
                        && other.clients().stream().map(ClientId::new).anyMatch(user::serves));
    }
}
