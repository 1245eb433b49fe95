package dev.cauce.engine.channel;

import dev.cauce.channel.api.Notice;
import dev.cauce.channel.chat.ServerFrame;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.Operation;
import dev.cauce.engine.routing.EstimatedWait;
import dev.cauce.engine.routing.RoutingFollower;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Flow;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.ServiceLevelTarget;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells waiting visitors their place in the queue and how long it will probably take, from the routing log. */
@Singleton
class QueueNotices {
    private static final Logger LOG = Logger.getLogger(QueueNotices.class);

    private final VisitorTidings tidings;
    private final ChatNode node;
    private final RoutingFollower routing;
    private final ConfigurationView configuration;
    private final ChatSettings settings;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();

    QueueNotices(
            VisitorTidings tidings,
            ChatNode node,
            RoutingFollower routing,
            ConfigurationView configuration,
            ChatSettings settings,
            Clock clock) {
        this.tidings = tidings;
        this.node = node;
        this.routing = routing;
        this.configuration = configuration;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        vertx.setPeriodic(settings.noticeEvery().toMillis(), _ -> tell());
    }

    /** Not before the look before has ended: a log with very much waiting must not be asked faster than it answers. */
    private void tell() {
        Map<String, VisitorTidings.Waiting> waiting = tidings.waiting();
        if (waiting.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        var _ = CompletableFuture.allOf(configuration.all(Operation.class).stream()
                        .map(operation -> tell(new OperationId(operation.id()), waiting))
                        .toArray(CompletableFuture<?>[]::new))
                .whenComplete((told, failure) -> looking.set(false));
    }

    private CompletableFuture<?> tell(OperationId operation, Map<String, VisitorTidings.Waiting> waiting) {
        Instant now = clock.instant();
        return routing.query(operation, view -> concerned(view, waiting.keySet()))
                .thenApplyAsync(entities -> places(entities, waiting.keySet(), now))
                .whenComplete((places, failure) -> {
                    if (failure == null) {
                        places.forEach((conversation, place) -> tell(waiting.get(conversation), place));
                    } else {
                        LOG.debugf(failure, "Places in queues are not known operation=%s", operation);
                    }
                });
    }

    /** What the lines are made of that these stand in; nothing is gone through where none of them stands. */
    private static List<Entity> concerned(RoutingFollower.View view, Set<String> conversations) {
        Set<QueueId> queues = conversations.stream()
                .flatMap(conversation -> view.interaction(new InteractionId(conversation)).stream())
                .map(found -> found.interaction().queue())
                .collect(Collectors.toSet());
        return queues.isEmpty()
                ? List.of()
                : view.entities().filter(entity -> concerns(entity, queues)).toList();
    }

    private static boolean concerns(Entity entity, Set<QueueId> queues) {
        return switch (entity) {
            case Entity.OfInteraction(var interaction) -> queues.contains(interaction.queue());
            case Entity.OfQueueState(var state) -> queues.contains(state.queue());
            case Entity.OfQueue(var queue) -> queues.contains(queue.id());
            case Entity.OfOperation _ -> true;
            case Entity.OfAgent _ -> false;
            case Entity.OfAgentState _ -> false;
            case Entity.OfTrace _ -> false;
            case Entity.OfContact _ -> false;
        };
    }

    private void tell(VisitorTidings.@Nullable Waiting visitor, ServerFrame.Queue place) {
        if (visitor != null) {
            node.tell(visitor.contact(), place);
        }
    }

    /** The places of those of them who wait, by conversation, in the order in which the router offers work. */
    static Map<String, ServerFrame.Queue> places(List<Entity> entities, Set<String> conversations, Instant now) {
        Map<QueueId, Flow.Bucket> moved = new HashMap<>();
        Map<QueueId, ServiceLevelTarget> targets = new HashMap<>();
        Duration boost = Duration.ZERO;
        for (Entity entity : entities) {
            switch (entity) {
                case Entity.OfQueueState(var state) ->
                    moved.put(state.queue(), state.flow().sum(now));
                case Entity.OfQueue(var queue) -> targets.put(queue.id(), queue.target());
                case Entity.OfOperation(var settings) -> boost = settings.priorityBoost();
                default -> {}
            }
        }
        Map<QueueId, List<Interaction>> lines = entities.stream()
                .filter(Entity.OfInteraction.class::isInstance)
                .map(entity -> ((Entity.OfInteraction) entity).interaction())
                .filter(waiting -> isWaiting(waiting) && targets.containsKey(waiting.queue()))
                .sorted(order(targets, boost))
                .collect(Collectors.groupingBy(Interaction::queue));
        Map<String, ServerFrame.Queue> places = new HashMap<>();
        lines.forEach((queue, line) -> IntStream.range(0, line.size())
                .filter(at -> conversations.contains(line.get(at).id().value()))
                .forEach(at -> places.put(
                        line.get(at).id().value(), new ServerFrame.Queue(at + 1, estimate(at + 1, moved.get(queue))))));
        return places;
    }

    private static Comparator<Interaction> order(Map<QueueId, ServiceLevelTarget> targets, Duration boost) {
        return Comparator.comparing((Interaction waiting) ->
                        waiting.due(Objects.requireNonNull(targets.get(waiting.queue())), boost))
                .thenComparing(Interaction::id);
    }

    private static boolean isWaiting(Interaction interaction) {
        return interaction.phase() instanceof Interaction.Phase.Waiting
                || interaction.phase() instanceof Interaction.Phase.Offered;
    }

    private static Notice.@Nullable Estimate estimate(int place, Flow.@Nullable Bucket moved) {
        return moved == null
                ? null
                : EstimatedWait.of(place, moved.answered() + moved.abandoned(), Flow.WINDOW)
                        .map(wait -> new Notice.Estimate(
                                wait.low(),
                                wait.high(),
                                Notice.Confidence.valueOf(wait.confidence().name())))
                        .orElse(null);
    }
}
