package dev.cauce.engine.desk;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.PresenceReason;
import dev.cauce.engine.configuration.definition.User;
import dev.cauce.engine.conversation.ConversationGuests;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.conversation.Guest;
import dev.cauce.engine.desk.session.DeskSettings;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.IdempotencyKey;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentState;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.Presence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks colleagues into conversations, lets them in and out; who holds the conversation decides, and the colleague's own answer. */
@Singleton
final class Guests {
    private static final String VOICE = "voice";

    private final Visibility visibility;
    private final AgentConversations conversations;
    private final ConversationGuests store;
    private final GuestTidings tidings;
    private final Operations operations;
    private final ConfigurationView configuration;
    private final DeskSettings.Guests settings;
    private final Clock clock;

    Guests(
            Visibility visibility,
            AgentConversations conversations,
            ConversationGuests store,
            GuestTidings tidings,
            Operations operations,
            ConfigurationView configuration,
            DeskSettings settings,
            Clock clock) {
        this.visibility = visibility;
        this.conversations = conversations;
        this.store = store;
        this.tidings = tidings;
        this.operations = operations;
        this.configuration = configuration;
        this.settings = settings.guests();
        this.clock = clock;
    }

    /** Everybody who was asked into a conversation that the agent holds or is a guest of. */
    Uni<List<Guest>> of(SignedIn user, InteractionId id) {
        return visibility.seen(user, id).chain(() -> store.of(user.scope(), id.value()));
    }

    /** Asks a colleague in, now or under the same key before; the note is written into the conversation, too. */
    Uni<Guest> invite(
            SignedIn user,
            InteractionId id,
            IdempotencyKey key,
            Guest.Kind kind,
            String colleague,
            @Nullable String note) {
        var guest = ConversationIds.agentMessage(user.user(), id.value(), "invite " + key);
        return store.find(user.scope(), guest)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found.get())
                        : inviteNew(user, id, guest, kind, colleague, note == null ? "" : note.strip()))
                .call(invited -> invited.note().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : conversations
                                .stored(user, id)
                                .chain(place -> conversations.writeNote(user, place, key, invited.note())))
                .invoke(tidings::refresh);
    }

    private Uni<Guest> inviteNew(
            SignedIn user, InteractionId id, String guest, Guest.Kind kind, String colleague, String note) {
        return visibility.own(user, id).invoke(Guests::requireMessages).chain(interaction -> {
            var scope = scope(user, interaction, colleague);
            return requireAtDesk(user, colleague)
                    .chain(() -> conversations.stored(user, id))
                    .chain(place -> invite(user, scope, place, asked(user, interaction, guest, kind, colleague, note)));
        });
    }

    private Uni<Guest> invite(SignedIn user, ClientScope scope, ConversationPlace place, Guest guest) {
        return store.invite(
                        scope,
                        place,
                        guest,
                        new ConversationGuests.Limits(settings.ofConversation(), settings.ofAgent()))
                .chain(outcome -> outcome == ConversationGuests.Invited.DONE
                        ? Uni.createFrom().item(guest)
                        : store.find(user.scope(), guest.id())
                                .map(same -> same.orElseThrow(() -> refusal(outcome, guest))));
    }

    private Guest asked(
            SignedIn user, Interaction interaction, String guest, Guest.Kind kind, String colleague, String note) {
        var now = clock.instant();
        return new Guest(
                guest,
                interaction.id().value(),
                interaction.client().value(),
                user.operation().value(),
                colleague,
                user.user(),
                kind,
                Guest.State.INVITED,
                note,
                null,
                now,
                now.plus(settings.invitation()),
                null,
                null);
    }

    private static void requireMessages(Interaction interaction) {
        if (interaction.channel().name().equals(VOICE)) {
            throw Problem.conflict("Colleagues come into conversations in writing only, and this is a call.")
                    .exception();
        }
        if (!(interaction.phase() instanceof Phase.Active)) {
            throw Problem.conflict("The conversation is over for the contact: nobody can be asked in any more.")
                    .exception();
        }
    }

    /** All clients of the colleague, who must be an agent of the same operation that serves the client. */
    private ClientScope scope(SignedIn user, Interaction interaction, String colleague) {
        if (colleague.equals(user.user())) {
            throw invalid(colleague, "You have the conversation already. Name a colleague.");
        }
        return configuration
                .agent(new AgentId(colleague))
                .filter(one -> one.agent() != null
                        && one.operation().equals(user.operation().value())
                        && one.clients().contains(interaction.client().value()))
                .map(User::clients)
                .map(clients ->
                        ClientScope.of(clients.stream().map(ClientId::new).collect(Collectors.toSet())))
                .orElseThrow(() -> invalid(
                        colleague,
                        "No agent of this operation who serves the conversation's client. See GET /api/v1/directory."));
    }

    private Uni<Void> requireAtDesk(SignedIn user, String colleague) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), operation -> operation
                        .agentState(new AgentId(colleague))
                        .map(AgentState::presence)))
                .invoke(presence -> {
                    if (presence.filter(this::isAtDesk).isEmpty()) {
                        throw Problem.conflict(
                                        "%s is not there now: neither available nor in a pause that counts as work. Ask somebody else, or wait."
                                                .formatted(colleague))
                                .exception();
                    }
                })
                .replaceWithVoid();
    }

    private boolean isAtDesk(Presence presence) {
        return switch (presence.kind()) {
            case AVAILABLE -> true;
            case PAUSED ->
                Optional.ofNullable(presence.reason())
                        .flatMap(reason -> configuration.find(PresenceReason.class, reason))
                        .filter(reason -> reason.definition().productive())
                        .isPresent();
            case NOT_RESPONDING, OFFLINE -> false;
        };
    }

    private RuntimeException refusal(ConversationGuests.Invited outcome, Guest guest) {
        return Problem.conflict(
                        switch (outcome) {
                            case DONE -> "The invitation is gone. Ask again.";
                            case ALREADY ->
                                "%s is in this conversation already, or asked into it.".formatted(guest.agent());
                            case CONVERSATION_FULL ->
                                "A conversation has at most %d guests and invitations. Take somebody out first."
                                        .formatted(settings.ofConversation());
                            case AGENT_FULL ->
                                "%s is a guest of %d conversations already, the most there may be. Ask somebody else."
                                        .formatted(guest.agent(), settings.ofAgent());
                        })
                .exception();
    }

    /** The invited colleague comes in; 409 when the invitation is over. */
    Uni<Guest> accept(SignedIn user, InteractionId id, String participant) {
        return invited(user, id, participant)
                .call(guest -> guest.state() == Guest.State.JOINED
                        ? Uni.createFrom().voidItem()
                        : requireLive(user, guest)
                                .chain(() -> step(user, guest, Set.of(Guest.State.INVITED), Guest.State.JOINED, null)))
                .chain(() -> invited(user, id, participant))
                .invoke(tidings::refresh);
    }

    /** The invited colleague will not come; 409 when the colleague has come or the invitation is over. */
    Uni<Void> decline(SignedIn user, InteractionId id, String participant, @Nullable String reason) {
        return invited(user, id, participant)
                .chain(guest -> guest.state() == Guest.State.DECLINED
                        ? Uni.createFrom().voidItem()
                        : step(user, guest, Set.of(Guest.State.INVITED), Guest.State.DECLINED, reason))
                .invoke(tidings::refresh);
    }

    /** The guest leaves, or the holder takes the guest out or the invitation back; nothing to do when that is over. */
    Uni<Void> remove(SignedIn user, InteractionId id, String participant) {
        return found(user, id, participant)
                .chain(guest -> {
                    if (guest.agent().equals(user.user())) {
                        return leave(user, guest, Guest.State.DECLINED, Guest.State.LEFT);
                    }
                    if (guest.holder().equals(user.user())) {
                        return leave(user, guest, Guest.State.WITHDRAWN, Guest.State.REMOVED);
                    }
                    throw unknown(participant);
                })
                .invoke(tidings::refresh);
    }

    private Uni<Void> leave(SignedIn user, Guest guest, Guest.State invited, Guest.State joined) {
        return store.move(user.scope(), guest, Set.of(Guest.State.INVITED), invited, null, user.user())
                .chain(done -> done
                        ? Uni.createFrom().voidItem()
                        : store.move(user.scope(), guest, Set.of(Guest.State.JOINED), joined, null, user.user())
                                .replaceWithVoid());
    }

    /** The holder lets the guest write to the contact, from now on. */
    Uni<Guest> conference(SignedIn user, InteractionId id, String participant) {
        return visibility
                .own(user, id)
                .chain(() -> found(user, id, participant))
                .invoke(guest -> {
                    if (!guest.holder().equals(user.user())) {
                        throw unknown(participant);
                    }
                    if (!guest.isOpen()) {
                        throw over(guest);
                    }
                })
                .call(guest -> store.convert(user.scope(), guest, user.user()))
                .chain(() -> found(user, id, participant))
                .invoke(tidings::refresh);
    }

    private Uni<Void> step(SignedIn user, Guest guest, Set<Guest.State> from, Guest.State to, @Nullable String reason) {
        return store.move(user.scope(), guest, from, to, reason, user.user())
                .chain(done -> done
                        ? Uni.createFrom().voidItem()
                        : store.find(user.scope(), guest.id())
                                .invoke(now -> {
                                    if (now.filter(one -> one.state() == to).isEmpty()) {
                                        throw over(now.orElse(guest));
                                    }
                                })
                                .replaceWithVoid());
    }

    private Uni<Void> requireLive(SignedIn user, Guest guest) {
        return Uni.createFrom()
                .completionStage(
                        () -> operations.read(user.operation(), operation -> GuestBook.isLive(operation, guest)))
                .invoke(live -> {
                    if (!live) {
                        throw over(guest);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Guest> invited(SignedIn user, InteractionId id, String participant) {
        return found(user, id, participant).invoke(guest -> {
            if (!guest.agent().equals(user.user())) {
                throw unknown(participant);
            }
        });
    }

    private Uni<Guest> found(SignedIn user, InteractionId id, String participant) {
        return store.find(user.scope(), participant)
                .map(found -> found.filter(one -> one.conversation().equals(id.value()))
                        .filter(one -> one.operation().equals(user.operation().value()))
                        .orElseThrow(() -> unknown(participant)));
    }

    private static RuntimeException unknown(String participant) {
        return Problem.notFound("No invitation %s of yours in this conversation.".formatted(participant))
                .exception();
    }

    private static RuntimeException over(Guest guest) {
        return Problem.conflict(
                        switch (guest.state()) {
                            case INVITED -> "The invitation is over: its time is up, or the conversation went on.";
                            case JOINED -> "You are in the conversation. Leave it instead.";
                            case DECLINED -> "The invitation was declined.";
                            case LAPSED -> "The invitation lapsed: nobody answered in time.";
                            case WITHDRAWN -> "The invitation was taken back.";
                            case LEFT, REMOVED -> "The guest is not in the conversation any more. Ask again.";
                            case ENDED -> "The conversation ended, or went on with somebody else.";
                        })
                .exception();
    }

    private static RuntimeException invalid(String colleague, String message) {
        return Problem.invalid(FieldError.of("agent", colleague, message)).exception();
    }
}
