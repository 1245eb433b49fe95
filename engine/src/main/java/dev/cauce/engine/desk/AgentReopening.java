package dev.cauce.engine.desk;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.conversation.ContactMerges;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.conversation.ReopenedConversations;
import dev.cauce.engine.conversation.ReopenedConversations.Last;
import dev.cauce.engine.conversation.ReopenedConversations.Reopened;
import dev.cauce.engine.desk.operation.Holder;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.session.DeskSettings;
import dev.cauce.engine.desk.view.AgentView;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemException;
import dev.cauce.engine.web.ProblemType;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueId;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Lets an agent go on with a conversation that has ended: what continues it is a conversation of its own, with that agent at once.
 * Once for each key. See ADR 109.
 */
@Singleton
final class AgentReopening {
    /** Of these nobody waits for an answer: work is ordered anew, and a call is made anew. */
    private static final Set<String> NOT_WRITTEN = Set.of("task", "voice");

    private final ConversationHistory history;
    private final ReopenedConversations reopened;
    private final ContactMerges merges;
    private final Operations operations;
    private final ConfigurationView configuration;
    private final RouterCommands router;
    private final DeskSettings settings;
    private final Clock clock;
    private final MeterRegistry metrics;

    AgentReopening(
            ConversationHistory history,
            ReopenedConversations reopened,
            ContactMerges merges,
            Operations operations,
            ConfigurationView configuration,
            RouterCommands router,
            DeskSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.history = history;
        this.reopened = reopened;
        this.merges = merges;
        this.operations = operations;
        this.configuration = configuration;
        this.router = router;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The id of the conversation that continues the ended one; 404 for one that the agent may not see, 409 with the reason. */
    Uni<String> reopen(SignedIn user, InteractionId id, IdempotencyKey key) {
        var made = ConversationIds.reopened(user.user(), id.value(), key.value());
        return reopened.find(user.scope(), made)
                .chain(before -> before.isPresent()
                        ? Uni.createFrom().item(before.get())
                        : seen(user, id).chain(ended -> open(user, ended, made)))
                .call(one -> one.ended() ? Uni.createFrom().voidItem() : take(user, one))
                .map(Reopened::id);
    }

    private Uni<ConversationPlace> seen(SignedIn user, InteractionId id) {
        return history.place(user.scope(), id.value())
                .map(found -> found.filter(
                                one -> one.operation().equals(user.operation().value()))
                        .orElseThrow(() -> Visibility.unknown(id)))
                .call(place -> reopened.wasWith(
                                user.scope(), place.id(), user.agent().value())
                        .chain(was -> was ? Uni.createFrom().item(true) : isOfPresentContact(user, place))
                        .invoke(may -> {
                            if (!may) {
                                throw Visibility.unknown(id);
                            }
                        }));
    }

    /** Whether the agent has a conversation with the same contact in hand, and so sees the earlier ones. */
    private Uni<Boolean> isOfPresentContact(SignedIn user, ConversationPlace ended) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), state -> state.heldBy(user.agent()).stream()
                        .filter(held -> held.phase() instanceof Phase.WrapUp || held.phase() instanceof Phase.Active)
                        .filter(held -> user.serves(held.client()))
                        .map(held -> held.id().value())
                        .toList()))
                .chain(held -> Multi.createFrom()
                        .iterable(held)
                        .onItem()
                        .transformToUniAndConcatenate(one -> history.place(user.scope(), one))
                        .filter(Optional::isPresent)
                        .onItem()
                        .transformToUniAndConcatenate(
                                one -> merges.areOfOnePerson(user.scope(), one.orElseThrow(), ended))
                        .collect()
                        .asList())
                .map(all -> all.contains(true));
    }

    private Uni<Reopened> open(SignedIn user, ConversationPlace ended, String made) {
        if (NOT_WRITTEN.contains(ended.kind())) {
            throw Problem.conflict("What is on channel %s cannot be reopened. Maybe order a new task, or call again."
                            .formatted(ended.kind()))
                    .exception();
        }
        var notBefore = clock.instant().minus(settings.reopenWithin());
        return reopened.last(user.scope(), ended)
                .call(last -> permitted(user, last))
                .chain(last -> reopened.reopen(user.scope(), ended, last, made, notBefore, user.user()))
                .map(outcome -> switch (outcome) {
                    case Reopened one -> one;
                    case ReopenedConversations.NotEnded _ ->
                        throw Problem.conflict(
                                        "Conversation %s has not ended. Close it first, or repeat this in a moment."
                                                .formatted(ended.id()))
                                .exception();
                    case ReopenedConversations.TooLate(var endedAt) ->
                        throw Problem.conflict(
                                        "Conversation %s ended at %s; it can be reopened within %s of that. What the contact writes begins a new one."
                                                .formatted(ended.id(), endedAt, settings.reopenWithin()))
                                .exception();
                    case ReopenedConversations.Busy(var open) ->
                        throw Problem.conflict(
                                        "The contact has conversation %s open. Go on there, or wait until it has ended."
                                                .formatted(open))
                                .exception();
                })
                .invoke(one -> metrics.counter("cauce.conversation.reopened", "channel", one.kind())
                        .increment());
    }

    private Uni<Void> permitted(SignedIn user, Last last) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), state -> refusal(state, user, last)))
                .invoke(refusal -> {
                    if (refusal.isPresent()) {
                        throw Problem.conflict(refusal.get()).exception();
                    }
                })
                .replaceWithVoid();
    }

    /** Why the agent may not have it. */
    private static Optional<String> refusal(OperationState state, SignedIn user, Last one) {
        var agent = state.agent(user.agent()).orElse(null);
        var presence = state.agentState(user.agent()).orElse(null);
        if (agent == null || presence == null || presence.presence().kind() == Presence.Kind.OFFLINE) {
            return Optional.of("You are offline. Become available or pause first.");
        }
        if (!agent.clients().contains(new ClientId(one.contact().client()))) {
            return Optional.of("You do not serve client %s. Ask a supervisor."
                    .formatted(one.contact().client()));
        }
        var queue = new QueueId(one.queue());
        if (!agent.queues().containsKey(queue) || state.queue(queue).isEmpty()) {
            return Optional.of(
                    "You do not serve queue %s, where the conversation was. Ask a supervisor.".formatted(queue));
        }
        var channel = new Channel(one.kind());
        var possible = agent.capacity().channels().get(channel);
        if (possible == null) {
            return Optional.of("You have no capacity for channel %s. Ask a supervisor.".formatted(channel.name()));
        }
        long ofChannel = state.heldBy(user.agent()).stream()
                .filter(Holder::occupies)
                .filter(held -> held.channel().equals(channel))
                .count();
        var used = AgentView.capacity(state, user.agent());
        return ofChannel >= possible.maximum() || used.used() + possible.cost() > used.total()
                ? Optional.of(
                        "You have no capacity left for channel %s: %d of %d units are in use, %d of %d there. Close something or complete a wrap-up first."
                                .formatted(channel.name(), used.used(), used.total(), ofChannel, possible.maximum()))
                : Optional.empty();
    }

    /** The router has it, with this agent. One it knows already is left where it is. */
    private Uni<Void> take(SignedIn user, Reopened one) {
        var id = new InteractionId(one.id());
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), state -> state.interaction(id)))
                .chain(known -> known.isPresent() ? Uni.createFrom().voidItem() : enqueue(user, one, id));
    }

    /** Both commands at once, in this order: nothing is decided between them but the first offer, which the second withdraws. */
    private Uni<Void> enqueue(SignedIn user, Reopened one, InteractionId id) {
        var enqueue = new Command.Enqueue(
                id,
                new ClientId(one.contact().client()),
                new QueueId(one.queue()),
                new Channel(one.kind()),
                new ContactId(ConversationIds.contact(one.contact())),
                configuration
                        .queue(new QueueId(one.queue()))
                        .map(queue -> queue.priorityOfNewWork())
                        .orElse(0),
                one.startedAt());
        var assign = new Command.AssignManually(id, user.agent(), user.user());
        return Uni.combine()
                .all()
                .unis(
                        router.submit(user, "enqueue:" + id, enqueue)
                                .onFailure(AgentReopening::isFinal)
                                .call(() -> reopened.takeBack(user.scope(), one.id())),
                        router.submit(user, "reopen:" + id + ":" + UUID.randomUUID(), assign))
                .discardItems();
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof ProblemException refused
                && !refused.problem().type().equals(ProblemType.TIMED_OUT.uri())
                && !refused.problem().type().equals(ProblemType.UNAVAILABLE.uri());
    }
}
