package dev.cauce.engine.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.replica.CommandGateway.Outcome;
import dev.cauce.engine.replica.LogRecord;
import dev.cauce.engine.routing.KafkaClients;
import dev.cauce.engine.routing.Router;
import dev.cauce.engine.routing.RoutingCommand;
import dev.cauce.engine.routing.RoutingDecision;
import dev.cauce.engine.routing.RoutingSettings;
import dev.cauce.engine.routing.Topics;
import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;

/** The routing log of the engines as somebody reads it who never owns: what counts of it, and a way to ask the router much. */
final class FloorLog implements AutoCloseable {
    private static final int IN_FLIGHT = 2_000;

    private final OperationId operation;
    private final Router router;
    private final Queue<OfferId> offers = new ConcurrentLinkedQueue<>();
    private final Queue<InteractionId> ended = new ConcurrentLinkedQueue<>();
    private long commands;

    FloorLog(String bootstrapServers, String topicPrefix, OperationId operation) {
        this.operation = operation;
        this.router = new Router(
                new KafkaClients(bootstrapServers),
                new Topics(topicPrefix),
                settings(),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        router.follower().addListener((partition, offset, step, after) -> note(step));
        router.start();
        router.follower().caughtUp().join();
    }

    private static RoutingSettings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(RoutingSettings.class)
                .withDefaultValues(Map.of(
                        "cauce.routing.partitions", "1",
                        "cauce.routing.owner", "false",
                        "cauce.routing.reply-timeout", "PT120S"))
                .build()
                .getConfigMapping(RoutingSettings.class);
    }

    private void note(LogRecord.Stepped<?, RoutingDecision, Reply> step) {
        for (var decision : step.decisions()) {
            if (decision.operation().equals(operation)) {
                switch (decision.decision()) {
                    case Decision.OfferMade made -> offers.add(made.offer());
                    case Decision.InteractionEnded over -> ended.add(over.interaction());
                    default -> {}
                }
            }
        }
    }

    /** Returns when every command has been carried out. */
    void carryOut(Stream<? extends Command> all) throws InterruptedException {
        var flying = new Semaphore(IN_FLIGHT);
        var refused = new ConcurrentLinkedQueue<Outcome<Reply>>();
        for (var each = all.iterator(); each.hasNext(); ) {
            flying.acquire();
            var command = new RoutingCommand(operation, each.next());
            var _ = router.gateway().submit(0, "floor:" + commands++, command).whenComplete((outcome, failure) -> {
                if (!outcome.equals(new Outcome.Replied<>(Reply.DONE))) {
                    refused.add(outcome);
                }
                flying.release();
            });
        }
        flying.acquire(IN_FLIGHT);
        assertThat(refused).isEmpty();
    }

    /** Interactions by what they are about, as the log has them now. */
    List<InteractionId> inPhase(Class<? extends Interaction.Phase> phase) {
        return read(entities -> entities.filter(Entity.OfInteraction.class::isInstance)
                .map(one -> ((Entity.OfInteraction) one).interaction())
                .filter(one -> phase.isInstance(one.phase()))
                .map(Interaction::id)
                .toList());
    }

    List<AgentDefinition> agents() {
        return read(entities -> entities.filter(Entity.OfAgent.class::isInstance)
                .map(one -> ((Entity.OfAgent) one).agent())
                .toList());
    }

    private <T> T read(Function<Stream<Entity>, T> question) {
        return router.follower()
                .query(
                        0,
                        replica -> question.apply(replica.entities().values().stream()
                                .filter(one -> one.operation().equals(operation))
                                .map(one -> one.entity())))
                .join();
    }

    /** Every offer that was made and counts, in order. */
    List<OfferId> offers() {
        return List.copyOf(offers);
    }

    void forgetOffers() {
        offers.clear();
    }

    List<InteractionId> ended() {
        return List.copyOf(ended);
    }

    @Override
    public void close() {
        router.stop();
    }
}
