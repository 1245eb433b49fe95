package dev.cauce.engine.routing;

import dev.cauce.engine.replica.Core;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Reply;
import dev.cauce.routing.core.RoutingCore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operations of one partition, each with a routing core of its own. */
final class PartitionCore implements Core<RoutingCommand, RoutingEntity, RoutingDecision, Reply> {
    static final Factory FACTORY = new Factory();

    private final Map<OperationId, RoutingCore> operations = new TreeMap<>();

    private PartitionCore(Collection<RoutingEntity> entities) {
        Map<OperationId, List<Entity>> byOperation = new TreeMap<>();
        entities.forEach(one -> byOperation
                .computeIfAbsent(one.operation(), operation -> new ArrayList<>())
                .add(one.entity()));
        byOperation.forEach((operation, some) -> operations.put(operation, RoutingCore.restore(operation, some)));
    }

    @Override
    public Step<RoutingEntity, RoutingDecision, Reply> step(Instant now, RoutingCommand command) {
        OperationId operation = command.operation();
        RoutingCore core = operations.computeIfAbsent(operation, unseen -> RoutingCore.restore(unseen, List.of()));
        return translate(operation, core.step(now, command.command()));
    }

    @Override
    public Step<RoutingEntity, RoutingDecision, Reply> tick(Instant now) {
        List<Change<RoutingEntity>> changes = new ArrayList<>();
        List<RoutingDecision> decisions = new ArrayList<>();
        operations.forEach((operation, core) -> {
            if (core.nextTimer().filter(due -> !due.isAfter(now)).isPresent()) {
                var step = translate(operation, core.tick(now));
                changes.addAll(step.changes());
                decisions.addAll(step.decisions());
            }
        });
        return new Step<>(changes, decisions, Reply.DONE);
    }

    @Override
    public Optional<Instant> nextTimer() {
        return operations.values().stream()
                .flatMap(core -> core.nextTimer().stream())
                .min(Instant::compareTo);
    }

    private static Step<RoutingEntity, RoutingDecision, Reply> translate(
            OperationId operation, dev.cauce.routing.core.Step step) {
        return new Step<>(
                step.changes().stream()
                        .map(change -> translate(operation, change))
                        .toList(),
                step.decisions().stream()
                        .map(decision -> new RoutingDecision(operation, decision))
                        .toList(),
                step.reply());
    }

    private static Change<RoutingEntity> translate(OperationId operation, dev.cauce.routing.core.Change change) {
        return switch (change) {
            case dev.cauce.routing.core.Change.Put put ->
                new Change.Put<>(RoutingEntity.key(operation, put.key()), new RoutingEntity(operation, put.entity()));
            case dev.cauce.routing.core.Change.Remove remove ->
                new Change.Remove<>(RoutingEntity.key(operation, remove.key()));
        };
    }

    /** Restores cores, and says in the router's words what the machine refused. */
    static final class Factory implements Core.Factory<RoutingCommand, RoutingEntity, RoutingDecision, Reply> {
        @Override
        public Core<RoutingCommand, RoutingEntity, RoutingDecision, Reply> restore(Collection<RoutingEntity> entities) {
            return new PartitionCore(entities);
        }

        @Override
        public Reply refuse(Core.Refusal refusal, String detail) {
            return new Reply.Rejected(Reply.Rejection.INVALID, detail);
        }
    }
}
