package dev.cauce.engine.desk.session;

import jakarta.inject.Singleton;
import java.util.UUID;

/** The name of this process among desk nodes; drawn at each start, so that nobody is mistaken for a predecessor. */
@Singleton
public final class NodeId {
    private final String value = UUID.randomUUID().toString();

    public String value() {
        return value;
    }
}
