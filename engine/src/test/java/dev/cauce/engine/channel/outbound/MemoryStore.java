package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.ChannelEvent;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Deliveries in memory, and failing when told to. */
final class MemoryStore extends DeliveryStore {
    final List<Delivery> added = Collections.synchronizedList(new ArrayList<>());
    final List<String> accepted = Collections.synchronizedList(new ArrayList<>());
    volatile boolean away;

    @SuppressWarnings("NullAway") // there is no database
    MemoryStore() {
        super(null);
    }

    @Override
    Uni<List<Delivery>> add(List<Delivery> more, Instant now) {
        return orAway(() -> {
            added.addAll(more);
            return more;
        });
    }

    @Override
    Uni<List<Delivery>> waiting(int partition) {
        return orAway(List::of);
    }

    @Override
    Uni<Void> accepted(Delivery delivery, String providerId, Instant at) {
        return orAway(() -> {
                    accepted.add(delivery.message());
                    return List.of();
                })
                .replaceWithVoid();
    }

    @Override
    Uni<Void> again(Delivery changed) {
        return orAway(List::of).replaceWithVoid();
    }

    @Override
    Uni<Void> failed(Delivery delivery, ChannelEvent.Failure why, Instant at) {
        return orAway(List::of).replaceWithVoid();
    }

    private Uni<List<Delivery>> orAway(Supplier<List<Delivery>> answer) {
        return away
                ? Uni.createFrom().failure(new IllegalStateException("PostgreSQL is away"))
                : Uni.createFrom().item(answer);
    }
}
