package dev.cauce.engine.supervisor;

import dev.cauce.routing.core.ClientId;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** In which time zone each client's day begins, as configured; UTC until that is known. */
@Singleton
public final class ClientZones {
    private final Map<ClientId, ZoneId> known = new ConcurrentHashMap<>();

    ZoneId of(ClientId client) {
        return known.getOrDefault(client, ZoneOffset.UTC);
    }

    void learn(ClientId client, ZoneId zone) {
        known.put(client, zone);
    }
}
