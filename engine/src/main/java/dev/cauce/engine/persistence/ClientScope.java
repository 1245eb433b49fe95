package dev.cauce.engine.persistence;

import dev.cauce.routing.core.ClientId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The clients whose rows a transaction may read and write. Travels as an argument; nothing keeps it per request. */
public sealed interface ClientScope {

    /** These clients and no other; none at all when empty. */
    record Of(Set<ClientId> clients) implements ClientScope {
        public Of {
            clients = Set.copyOf(clients);
            for (var client : clients) {
                if (client.value().indexOf(',') >= 0) {
                    throw new IllegalArgumentException("A client id has no comma, but this one has: " + client);
                }
            }
        }

        @Override
        public boolean shows(ClientId client) {
            return clients.contains(client);
        }

        @Override
        public String setting() {
            return clients.stream().map(ClientId::value).sorted().collect(Collectors.joining(","));
        }
    }

    /**
     * Every client there is, and the operator's own definitions. For administrators and for the engine's own work that
     * serves all; never for what a visitor or agent asked.
     */
    record Everyone() implements ClientScope {
        @Override
        public boolean shows(ClientId client) {
            return true;
        }

        @Override
        public String setting() {
            return "*";
        }
    }

    /** Whether rows of this client may be read and written. */
    boolean shows(ClientId client);

    /** The value of {@code app.clients}. */
    String setting();

    static ClientScope of(ClientId client) {
        return new Of(Set.of(client));
    }

    static ClientScope of(Collection<ClientId> clients) {
        return new Of(Set.copyOf(clients));
    }

    static ClientScope everyone() {
        return new Everyone();
    }
}
