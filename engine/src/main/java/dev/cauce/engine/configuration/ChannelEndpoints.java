package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.ChannelDefinition;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.SecurityContext;

/** What the channels have in common that prove themselves to others: a secret each, apart from the definition. */
abstract class ChannelEndpoints<T extends ChannelDefinition> extends DefinitionEndpoints<T> {
    private final Class<T> type;

    @Inject
    ChannelSecrets secrets;

    ChannelEndpoints(Class<T> type) {
        super(type);
        this.type = type;
    }

    /** Whom the secret of a channel as it is now may be told to. */
    abstract String audience(T channel);

    final Uni<Defined<T>> channel(String id, SecurityContext request) {
        return reader.one(type, id, new Viewer(SignedIn.of(request)));
    }

    final Uni<Void> setSecret(Defined<T> channel, String secret, SecurityContext request) {
        return secrets.set(
                channel.id(),
                new ClientId(channel.definition().client()),
                audience(channel.definition()),
                secret,
                SignedIn.of(request).user());
    }

    @Override
    Uni<Void> afterwards(String deleted) {
        return secrets.forget(deleted);
    }
}
