package dev.cauce.engine.desk;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.conversation.ConversationEvent;
import dev.cauce.engine.conversation.ConversationFeed;
import dev.cauce.engine.conversation.StoredMessage;
import dev.cauce.engine.desk.operation.Holder;
import dev.cauce.engine.desk.session.Desk;
import dev.cauce.engine.desk.view.DeskEvent;
import dev.cauce.engine.desk.view.MessageView;
import dev.cauce.engine.desk.view.Names;
import dev.cauce.routing.core.InteractionId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Tells the owner of a conversation what is stored in it. Who owns it is known from the routing log, not from the message. */
@Singleton
public final class Messages {
    private final Operations operations;
    private final AgentDesks desks;
    private final Clock clock;

    Messages(Operations operations, AgentDesks desks, Clock clock) {
        this.operations = operations;
        this.desks = desks;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started, ConversationFeed feed) {
        feed.addListener(this::take);
    }

    private void take(ConversationEvent event) {
        switch (event) {
            case ConversationEvent.MessageStored stored ->
                tell(stored, new DeskEvent.MessageStored(view(stored.message())), stored.message().at());
            case ConversationEvent.ReceiptAdvanced receipt ->
                tell(
                        receipt,
                        new DeskEvent.MessageStatusChanged(
                                receipt.conversation(), receipt.upTo(), Names.of(receipt.receipt())),
                        clock.instant());
            case ConversationEvent.TypingChanged typing ->
                tell(typing, new DeskEvent.Typing(typing.conversation(), typing.typing()), clock.instant());
            case ConversationEvent.AgentJoined _, ConversationEvent.ConversationEnded _ -> {}
        }
    }

    private void tell(ConversationEvent about, DeskEvent event, Instant since) {
        if (about.conversation().isBlank()) {
            return;
        }
        var id = new InteractionId(about.conversation());
        for (var operation : operations.known()) {
            var _ = operations
                    .read(operation, state -> state.interaction(id).flatMap(Holder::owner))
                    .thenAccept(owner ->
                            owner.ifPresent(agent -> desks.tell(new Desk(operation, agent), event, since)));
        }
    }

    static MessageView view(StoredMessage message) {
        return new MessageView(
                message.id(),
                message.conversation(),
                message.sequence(),
                Names.of(message.author()),
                message.agent(),
                message.note(),
                text(message.parts()),
                attachments(message.parts()),
                message.at(),
                Names.of(message.receipt()));
    }

    private static String text(List<Part> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Text text -> text.text();
                    case Part.QuickReply reply -> reply.title();
                    case Part.Location place -> place.latitude() + ", " + place.longitude();
                    case Part.Attachment _, Part.Unsupported _ -> "";
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static List<MessageView.AttachmentView> attachments(List<Part> parts) {
        return parts.stream()
                .filter(Part.Attachment.class::isInstance)
                .map(Part.Attachment.class::cast)
                .map(file -> new MessageView.AttachmentView(file.id(), file.name(), file.contentType(), file.size()))
                .toList();
    }
}
