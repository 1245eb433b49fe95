package dev.cauce.engine.desk.view;

import dev.cauce.engine.desk.operation.Holder;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.CapacityProfile.ChannelCapacity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.QueueDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything an agent has in hand, as of one step of the routing log.
 *
 * @param presence {@code available}, {@code paused}, {@code not-responding} or {@code offline}
 * @param reason of a pause; absent otherwise
 * @param participants colleagues in the agent's conversations, invitations of the agent and what the agent is a guest of
 * @param guestOf the conversations of others that the agent is in, or asked into
 * @param lookedAt the conversations that somebody looks into without being in them
 */
public record AgentView(
        String agent,
        String presence,
        @Nullable String reason,
        Instant presenceSince,
        CapacityView capacity,
        List<OfferView> offers,
        List<ConversationView> conversations,
        List<WrapUpView> wrapUps,
        List<ParticipantView> participants,
        List<ConversationView> guestOf,
        List<LookedAtView> lookedAt) {
    public AgentView {
        offers = List.copyOf(offers);
        conversations = List.copyOf(conversations);
        wrapUps = List.copyOf(wrapUps);
        participants = List.copyOf(participants);
        guestOf = List.copyOf(guestOf);
        lookedAt = List.copyOf(lookedAt);
    }

    /** Empty when the router does not know the agent (yet). */
    public static Optional<AgentView> of(OperationState operation, AgentId agent) {
        return operation.agentState(agent).map(state -> of(operation, agent, state));
    }

    /** The same with the unread messages of each conversation; none of those that are not in the map. */
    public AgentView withUnread(Map<String, Integer> unread) {
        return with(
                conversations.stream()
                        .map(one -> one.withUnread(unread.getOrDefault(one.id(), 0)))
                        .toList(),
                participants,
                guestOf,
                lookedAt);
    }

    /** The same with colleagues in conversations, those of the agent and those of others. */
    public AgentView with(List<ParticipantView> participants, List<ConversationView> guestOf) {
        return with(conversations, participants, guestOf, lookedAt);
    }

    /** The same with who looks into the conversations. */
    public AgentView withLookers(List<LookedAtView> lookedAt) {
        return with(conversations, participants, guestOf, lookedAt);
    }

    private AgentView with(
            List<ConversationView> conversations,
            List<ParticipantView> participants,
            List<ConversationView> guestOf,
            List<LookedAtView> lookedAt) {
        return new AgentView(
                agent,
                presence,
                reason,
                presenceSince,
                capacity,
                offers,
                conversations,
                wrapUps,
                participants,
                guestOf,
                lookedAt);
    }

    private static AgentView of(OperationState operation, AgentId agent, AgentState state) {
        var offers = new ArrayList<OfferView>();
        var conversations = new ArrayList<ConversationView>();
        var wrapUps = new ArrayList<WrapUpView>();
        for (var interaction : operation.heldBy(agent)) {
            switch (interaction.phase()) {
                case Phase.Waiting() -> {}
                case Phase.CallingBack _ -> {}
                case Phase.Offered offered -> offers.add(OfferView.of(interaction, offered));
                case Phase.Active active -> conversations.add(ConversationView.of(interaction, active));
                case Phase.WrapUp wrapUp -> {
                    conversations.add(ConversationView.of(interaction, wrapUp));
                    wrapUps.add(wrapUp(operation, interaction, wrapUp));
                }
            }
        }
        return new AgentView(
                agent.value(),
                Names.of(state.presence()),
                state.presence().reason(),
                state.presenceSince(),
                capacity(operation, agent),
                offers,
                conversations,
                wrapUps,
                List.of(),
                List.of(),
                List.of());
    }

    static WrapUpView wrapUp(OperationState operation, Interaction interaction, Phase.WrapUp wrapUp) {
        var closesAt = operation
                .queue(interaction.queue())
                .map(QueueDefinition::wrapUpTimeout)
                .filter(timeout -> !timeout.isZero())
                .map(wrapUp.since()::plus);
        return new WrapUpView(interaction.id().value(), wrapUp.since(), closesAt.orElse(null));
    }

    /** Units in use over units in all; zero of zero for an agent who is not configured any more. */
    public static CapacityView capacity(OperationState operation, AgentId agent) {
        var profile = operation.agent(agent).map(AgentDefinition::capacity);
        if (profile.isEmpty()) {
            return new CapacityView(0, 0);
        }
        var channels = profile.get().channels();
        var used = operation.heldBy(agent).stream()
                .filter(Holder::occupies)
                .map(interaction -> Optional.ofNullable(channels.get(interaction.channel())))
                .mapToInt(channel -> channel.map(ChannelCapacity::cost).orElse(0))
                .sum();
        return new CapacityView(used, profile.get().units());
    }
}
