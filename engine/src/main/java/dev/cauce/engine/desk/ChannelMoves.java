package dev.cauce.engine.desk;

import dev.cauce.engine.conversation.ContactConversations;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.conversation.ConversationMoves;
import dev.cauce.engine.conversation.ConversationMoves.Outcome;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.desk.view.ChannelsView;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.InteractionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Moves an agent's conversations to other channels, and says where they could go. */
@Singleton
final class ChannelMoves {
    private final AgentConversations conversations;
    private final ConversationMoves moves;
    private final ContactConversations contacts;
    private final ChannelChoices choices;

    ChannelMoves(
            AgentConversations conversations,
            ConversationMoves moves,
            ContactConversations contacts,
            ChannelChoices choices) {
        this.conversations = conversations;
        this.moves = moves;
        this.contacts = contacts;
        this.choices = choices;
    }

    Uni<ChannelsView> channels(SignedIn user, InteractionId id) {
        return conversations.own(user, id).chain(own -> channels(user, own));
    }

    private Uni<ChannelsView> channels(SignedIn user, ConversationPlace own) {
        return Uni.combine()
                .all()
                .unis(moves.threads(user.scope(), own.id()), contacts.addresses(user.scope(), own))
                .with((threads, known) -> new ChannelsView(
                        threads.stream().map(ChannelsView.ThreadView::of).toList(), choices.of(own, threads, known)));
    }

    /** Once for each key: a repetition is answered as it was, whatever became of the conversation since. */
    Uni<ChannelsView> move(SignedIn user, InteractionId id, IdempotencyKey key, String channel, String address) {
        var move = ConversationIds.move(user.user(), id.value(), key.value());
        return moves.isMade(user.scope(), move)
                .chain(made -> made
                        ? conversations.stored(user, id)
                        : conversations.active(user, id).call(own -> move(user, own, move, channel, address)))
                .chain(own -> channels(user, own));
    }

    private Uni<Void> move(SignedIn user, ConversationPlace own, String move, String channel, String address) {
        return Uni.combine()
                .all()
                .unis(moves.threads(user.scope(), own.id()), contacts.addresses(user.scope(), own))
                .asTuple()
                .chain(read -> {
                    var target = choices.target(own, read.getItem1(), read.getItem2(), channel, address);
                    return moves.move(
                            user.scope(), own, target, choices.kind(target, read.getItem1()), move, user.user());
                })
                .invoke(outcome -> check(outcome, address))
                .replaceWithVoid();
    }

    private static void check(Outcome outcome, String address) {
        switch (outcome) {
            case DONE -> {}
            case ENDED ->
                throw Problem.conflict("The conversation is over for the contact. What they write begins a new one.")
                        .exception();
            case BUSY ->
                throw Problem.conflict(
                                "The contact has another open conversation there, perhaps with another agent. Go on there, or"
                                        + " wait until it has ended.")
                        .exception();
            case OTHERS ->
                throw Problem.conflict(
                                "The address %s is known as another contact's. If it is this one's, add it to the contact's addresses first."
                                        .formatted(address))
                        .exception();
            case TOO_MANY ->
                throw Problem.conflict("The contact would have more than 20 addresses. Split one first.")
                        .exception();
        }
    }
}
