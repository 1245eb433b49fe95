package dev.cauce.engine.supervisor;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.routing.core.ClientId;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** In which time zone each client's day begins, as configured; UTC for a client that is not (any more). */
@Singleton
public final class ClientZones {
    private final ConfigurationView configuration;

    ClientZones(ConfigurationView configuration) {
        this.configuration = configuration;
    }

    ZoneId of(ClientId client) {
        return configuration.client(client).map(Client::timeZone).orElse(ZoneOffset.UTC);
    }
}
