package dev.cauce.engine.desk;

import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.view.DeskChanges;
import dev.cauce.engine.replica.Core;
import dev.cauce.engine.replica.LogRecord;
import dev.cauce.engine.replica.Replica;
import dev.cauce.engine.routing.RoutingDecision;
import dev.cauce.engine.routing.RoutingEntity;
import dev.cauce.engine.routing.RoutingFollower;
import dev.cauce.routing.core.Change;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Reply;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every operation as the routing log tells it, in this process. Reads are consistent: they see whole steps, and listeners
 * are told of each step before anybody reads past it.
 */
@Singleton
public final class Operations {
    private final RoutingFollower follower;
    private final Map<OperationId, OperationState> states = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Told of each step of each operation, in order, while nobody reads the operation. Must be quick. */
    @FunctionalInterface
    public interface Listener {
        void onStep(LogStep step, OperationState after, List<DeskChanges.ForAgent> events);
    }

    Operations(RoutingFollower follower) {
        this.follower = follower;
    }

    void start(@Observes StartupEvent started) {
        follower.addListener(this::take);
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** The operations this process has heard of. */
    public Set<OperationId> known() {
        return Set.copyOf(states.keySet());
    }

    /**
     * Reads an operation between two steps. The state must not be kept. Waits, at the start of the process, until the log
     * has been read.
     */
    public <T> CompletableFuture<T> read(OperationId operation, Function<OperationState, T> question) {
        var state = states.get(operation);
        if (state != null && follower.caughtUp().isDone()) {
            return CompletableFuture.completedFuture(readNow(state, question));
        }
        return follower.caughtUp()
                .thenCompose(_ -> follower.query(
                        operation,
                        view -> readNow(states.computeIfAbsent(operation, _ -> of(view.entities())), question)));
    }

    private static <T> T readNow(OperationState state, Function<OperationState, T> question) {
        synchronized (state) {
            return question.apply(state);
        }
    }

    private static OperationState of(Stream<dev.cauce.routing.core.Entity> entities) {
        var state = new OperationState();
        entities.forEach(entity -> state.apply(new Change.Put(entity)));
        return state;
    }

    private void take(
            int partition,
            long offset,
            LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply> step,
            Replica<RoutingEntity, RoutingDecision, Reply> after) {
        byOperation(partition, offset, step).forEach((operation, part) -> take(operation, part, after));
    }

    private void take(OperationId operation, LogStep step, Replica<RoutingEntity, RoutingDecision, Reply> after) {
        var known = states.get(operation);
        var state = known == null ? of(entities(operation, after)) : known;
        synchronized (state) {
            var events = DeskChanges.apply(step, state);
            listeners.forEach(listener -> listener.onStep(step, state, events));
        }
        if (known == null) {
            states.put(operation, state);
        }
    }

    private static Stream<dev.cauce.routing.core.Entity> entities(
            OperationId operation, Replica<RoutingEntity, RoutingDecision, Reply> replica) {
        return replica.entities().values().stream()
                .filter(one -> one.operation().equals(operation))
                .map(RoutingEntity::entity);
    }

    /** A step of time may concern several operations of the partition. */
    static Map<OperationId, LogStep> byOperation(
            int partition, long offset, LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply> step) {
        var changes = new LinkedHashMap<OperationId, List<Change>>();
        var decisions = new LinkedHashMap<OperationId, List<Decision>>();
        for (var change : step.changes()) {
            var operation = RoutingEntity.operationOf(change.key());
            changes.computeIfAbsent(operation, _ -> new ArrayList<>()).add(plain(operation, change));
        }
        for (var decision : step.decisions()) {
            decisions
                    .computeIfAbsent(decision.operation(), _ -> new ArrayList<>())
                    .add(decision.decision());
        }
        var steps = new LinkedHashMap<OperationId, LogStep>();
        Stream.concat(changes.keySet().stream(), decisions.keySet().stream())
                .distinct()
                .forEach(operation -> steps.put(
                        operation,
                        new LogStep(
                                operation,
                                partition,
                                offset,
                                step.now(),
                                changes.getOrDefault(operation, List.of()),
                                decisions.getOrDefault(operation, List.of()))));
        return steps;
    }

    private static Change plain(OperationId operation, Core.Change<RoutingEntity> change) {
        return switch (change) {
            case Core.Change.Put<RoutingEntity> put ->
                new Change.Put(put.entity().entity());
            case Core.Change.Remove<RoutingEntity> remove ->
                new Change.Remove(remove.key().substring(operation.value().length() + 1));
        };
    }
}
