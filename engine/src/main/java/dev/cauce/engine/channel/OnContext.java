package dev.cauce.engine.channel;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Runs reactive work on a Vert.x context of its own, whoever asks: sessions need one, and may not share it. */
@Singleton
class OnContext {
    private final Vertx vertx;

    OnContext(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                .runOnContext(_ -> Uni.createFrom()
                        .deferred(() -> work.get())
                        .subscribe()
                        .with(emitter::complete, emitter::fail)));
    }
}
