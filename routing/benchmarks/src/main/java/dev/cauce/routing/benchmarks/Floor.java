package dev.cauce.routing.benchmarks;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueuePolicy;
import dev.cauce.routing.core.RoutingCore;
import dev.cauce.routing.core.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact center in its stride over the real core. With work waiting every agent talks, and one turn is: an agent
 * closes, wraps up and is offered the next work, accepts, and new work arrives in that queue. With none waiting half the
 * agents are free, and one turn is: work arrives and is offered, the agent accepts, and another closes and wraps up.
 * Either way one turn is four steps, of which two decide.
 */
final class Floor {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final DispositionId DONE = new DispositionId("done");
    final Timings timings = new Timings();
    private final ArrayDeque<Talk> talks = new ArrayDeque<>();
    private final FloorPlan plan;
    private final boolean busy;
    private final RoutingCore core = RoutingCore.restore(FloorPlan.OPERATION, List.of());
    private Instant now = START;
    private long arrived;

    private record Talk(InteractionId interaction, AgentId agent, QueueId queue) {}

    Floor(FloorPlan plan, QueuePolicy policy, int waiting) {
        this.plan = plan;
        this.busy = waiting > 0;
        staff(policy);
        int talking = busy ? Integer.MAX_VALUE : plan.agents() / 2;
        for (int misses = 0, queue = 0; talks.size() < talking && misses < plan.queues(); queue++) {
            misses = enter(queueOf(queue)) ? 0 : misses + 1;
        }
        for (int queue = 0; busy && queue < waiting; queue++) {
            now = now.plus(BETWEEN);
            enter(queueOf(queue));
        }
    }

    private void staff(QueuePolicy policy) {
        var defaults = OperationSettings.defaults(FloorPlan.OPERATION);
        send(new Command.DefineOperation(new OperationSettings(
                defaults.id(),
                1,
                defaults.priorityBoost(),
                defaults.disconnectGrace(),
                defaults.conversationGrace(),
                defaults.missedOffersInRow(),
                defaults.rules().with(policy))));
        for (int queue = 0; queue < plan.queues(); queue++) {
            send(new Command.DefineQueue(plan.queue(queue)));
        }
        for (int agent = 0; agent < plan.agents(); agent++) {
            send(new Command.DefineAgent(plan.agent(agent)));
            send(new Command.SetPresence(FloorPlan.agentId(agent), Presence.AVAILABLE));
        }
    }

    /** One turn: four steps, two decisions. */
    Step turn() {
        now = now.plus(BETWEEN);
        return busy ? turnWithWorkWaiting() : turnWithAgentsFree();
    }

    private Step turnWithWorkWaiting() {
        Talk talk = talks.removeFirst();
        Decision.@Nullable OfferMade offer = end(talk);
        if (offer != null) {
            accept(offer);
        }
        return arrive(offer == null ? talk.queue() : offer.queue());
    }

    private Step turnWithAgentsFree() {
        Step step = arrive(queueOf((int) (arrived % plan.queues())));
        Decision.@Nullable OfferMade offer = offerIn(step);
        if (offer != null) {
            accept(offer);
        }
        Decision.@Nullable OfferMade next = end(talks.removeFirst());
        if (next != null) {
            accept(next);
        }
        return step;
    }

    private Decision.@Nullable OfferMade end(Talk talk) {
        long begin = System.nanoTime();
        send(new Command.CloseInteraction(talk.interaction(), talk.agent()));
        timings.other(System.nanoTime() - begin);
        var complete = new Command.CompleteWrapUp(talk.interaction(), talk.agent(), DONE);
        begin = System.nanoTime();
        Step step = send(complete);
        timings.agentFreed(System.nanoTime() - begin);
        return offerIn(step);
    }

    private Step arrive(QueueId queue) {
        var command = enqueue(queue);
        long begin = System.nanoTime();
        Step step = send(command);
        timings.workArrived(System.nanoTime() - begin);
        return step;
    }

    private void accept(Decision.OfferMade offer) {
        OfferId id = offer.offer();
        long begin = System.nanoTime();
        send(new Command.AcceptOffer(id, offer.agent()));
        timings.other(System.nanoTime() - begin);
        talks.addLast(new Talk(id.interaction(), offer.agent(), offer.queue()));
    }

    private boolean enter(QueueId queue) {
        Decision.@Nullable OfferMade offer = offerIn(send(enqueue(queue)));
        if (offer == null) {
            return false;
        }
        accept(offer);
        return true;
    }

    private Command.Enqueue enqueue(QueueId queue) {
        String number = Long.toString(++arrived);
        return new Command.Enqueue(
                new InteractionId(number),
                FloorPlan.CLIENT,
                queue,
                Channel.VOICE,
                new ContactId(number),
                (int) (arrived % 3),
                now);
    }

    private QueueId queueOf(int number) {
        return FloorPlan.queueId(number % plan.queues());
    }

    private Step send(Command command) {
        return core.step(now, command);
    }

    private static Decision.@Nullable OfferMade offerIn(Step step) {
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.OfferMade offer) {
                return offer;
            }
        }
        return null;
    }

    RoutingCore core() {
        return core;
    }
}
