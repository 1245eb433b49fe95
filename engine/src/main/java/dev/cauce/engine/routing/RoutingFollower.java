package dev.cauce.engine.routing;

import dev.cauce.engine.replica.LogFollower;
import dev.cauce.engine.replica.Replica;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** The state of routing as the log tells it, in this process, and what happens to it. */
@ApplicationScoped
public class RoutingFollower {
    private final Router router;

    RoutingFollower(Router router) {
        this.router = router;
    }

    /** What one operation looks like at a point of the log. Valid only inside a query or a listener. */
    public static final class View {
        private final OperationId operation;
        private final Replica<RoutingEntity, ?, Reply> replica;

        View(OperationId operation, Replica<RoutingEntity, ?, Reply> replica) {
            this.operation = operation;
            this.replica = replica;
        }

        /** The log position this view is of: the offset of the record to come next. */
        public long sequence() {
            return replica.position().next();
        }

        /** All entities of the operation. */
        public Stream<Entity> entities() {
            return replica.entities().values().stream()
                    .filter(one -> one.operation().equals(operation))
                    .map(RoutingEntity::entity);
        }

        /** The entity with this key, such as {@code agent-state/ana}. */
        public Optional<Entity> find(String key) {
            return Optional.ofNullable(replica.entities().get(RoutingEntity.key(operation, key)))
                    .map(RoutingEntity::entity);
        }

        public Optional<Entity.OfInteraction> interaction(InteractionId id) {
            return find("interaction/" + id).map(Entity.OfInteraction.class::cast);
        }

        public Optional<Entity.OfAgentState> agentState(AgentId id) {
            return find("agent-state/" + id).map(Entity.OfAgentState.class::cast);
        }
    }

    /** Told of each step that counts, in log order, on the follower's thread. Must be quick. */
    public void addListener(LogFollower.Listener<RoutingEntity, RoutingDecision, Reply> listener) {
        router.follower().addListener(listener);
    }

    /** Reads an operation between two records, so that all that is read is of one position. */
    public <T> CompletableFuture<T> query(OperationId operation, Function<View, T> question) {
        return router.follower()
                .query(router.partitionOf(operation), replica -> question.apply(new View(operation, replica)));
    }

    /** The partition that holds an operation. */
    public int partitionOf(OperationId operation) {
        return router.partitionOf(operation);
    }

    /** Completes when all that was in the log at start has been read. */
    public CompletableFuture<Void> caughtUp() {
        return router.follower().caughtUp();
    }
}
