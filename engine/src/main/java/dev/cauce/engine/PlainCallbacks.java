package dev.cauce.engine;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets Mutiny call back plainly. Who asked and for which client travels as an argument here, never in the scope of a
 * request, so carrying such scopes along to every callback only costs – and would hide the mistake of relying on them.
 */
@Singleton
class PlainCallbacks {
    void begin(@Observes @Priority(1) StartupEvent starting) {
        Infrastructure.clearInterceptors();
    }
}
