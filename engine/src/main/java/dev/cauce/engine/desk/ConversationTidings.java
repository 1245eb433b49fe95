package dev.cauce.engine.desk;

import dev.cauce.channel.api.Timeline.Author;
import dev.cauce.engine.conversation.ConversationEvent;
import dev.cauce.engine.conversation.ConversationFeed;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.desk.operation.Holder;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.session.Desk;
import dev.cauce.engine.desk.view.DeskEvent;
import dev.cauce.engine.desk.view.FailureView;
import dev.cauce.engine.desk.view.MessageView;
import dev.cauce.engine.desk.view.MessageView.AttachmentView;
import dev.cauce.engine.desk.view.Names;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells the owner of a conversation and its guests what is stored in it and that the contact is typing. Who owns it is known from the
 * routing log; a desk that gets a conversation reads what came before from its history.
 */
@Singleton
public final class ConversationTidings {
    private final Operations operations;
    private final AgentDesks desks;
    private final GuestBook guests;
    private final Clock clock;

    ConversationTidings(Operations operations, AgentDesks desks, GuestBook guests, Clock clock) {
        this.operations = operations;
        this.desks = desks;
        this.guests = guests;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started, ConversationFeed feed) {
        feed.addListener(this::take);
    }

    private void take(ConversationEvent event) {
        switch (event) {
            case ConversationEvent.MessageStored(var message) ->
                tell(event, message.at(), _ -> new DeskEvent.MessageStored(MessageView.of(message)));
            case ConversationEvent.ReceiptAdvanced receipt ->
                tell(
                        event,
                        clock.instant(),
                        conversation -> new DeskEvent.MessageStatusChanged(
                                conversation,
                                ConversationIds.thread(receipt.contact()),
                                Names.of(receipt.author()),
                                receipt.upTo(),
                                Names.of(receipt.receipt())));
            case ConversationEvent.MessageReported report ->
                tell(
                        event,
                        clock.instant(),
                        conversation -> new DeskEvent.MessageReported(
                                conversation,
                                report.message(),
                                report.sequence(),
                                Names.of(report.receipt()),
                                FailureView.of(report.failure())));
            case ConversationEvent.FileSettled settled ->
                AttachmentView.of(settled.file())
                        .ifPresent(file -> tell(
                                event,
                                clock.instant(),
                                conversation -> new DeskEvent.FileSettled(conversation, settled.message(), file)));
            case ConversationEvent.TypingChanged typing -> {
                if (typing.author() == Author.CONTACT) {
                    tell(event, clock.instant(), conversation -> new DeskEvent.Typing(conversation, typing.typing()));
                }
            }
            case ConversationEvent.ContactChanged changed ->
                tell(
                        event,
                        clock.instant(),
                        conversation -> new DeskEvent.ContactChanged(conversation, Names.of(changed.what())));
            case ConversationEvent.AgentJoined _, ConversationEvent.ConversationEnded _ -> {}
        }
    }

    private void tell(ConversationEvent about, Instant since, Function<String, DeskEvent> event) {
        for (var operation : operations.known()) {
            var _ = operations
                    .read(operation, state -> owned(state, about))
                    .thenAccept(owned -> owned.ifPresent(interaction -> Holder.owner(interaction)
                            .ifPresent(agent -> tell(
                                    operation,
                                    interaction,
                                    agent,
                                    event.apply(interaction.id().value()),
                                    since))));
        }
    }

    private void tell(OperationId operation, Interaction interaction, AgentId owner, DeskEvent event, Instant since) {
        desks.tell(new Desk(operation, owner), event, since);
        if (interaction.phase() instanceof Interaction.Phase.Active) {
            guests.joined(operation, interaction.id(), owner)
                    .forEach(guest -> desks.tell(new Desk(operation, guest), event, since));
        }
    }

    /** What a contact does outside a message names no conversation: the open one is meant. */
    private static Optional<Interaction> owned(OperationState state, ConversationEvent about) {
        if (!about.conversation().isEmpty()) {
            return state.interaction(new InteractionId(about.conversation()));
        }
        return state.ofContact(new ContactId(ConversationIds.contact(about.contact()))).stream()
                .filter(interaction -> interaction.phase() instanceof Interaction.Phase.Active)
                .findFirst();
    }
}
