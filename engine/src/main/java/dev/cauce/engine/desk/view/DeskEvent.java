package dev.cauce.engine.desk.view;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing a desk is told. In JSON the {@code type} says which; each carries all that a desk needs to show it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DeskEvent.OfferMade.class, name = "offer.made"),
    @JsonSubTypes.Type(value = DeskEvent.OfferDeclined.class, name = "offer.declined"),
    @JsonSubTypes.Type(value = DeskEvent.OfferExpired.class, name = "offer.expired"),
    @JsonSubTypes.Type(value = DeskEvent.OfferFailed.class, name = "offer.failed"),
    @JsonSubTypes.Type(value = DeskEvent.OfferWithdrawn.class, name = "offer.withdrawn"),
    @JsonSubTypes.Type(value = DeskEvent.ConversationAssigned.class, name = "conversation.assigned"),
    @JsonSubTypes.Type(value = DeskEvent.ConversationReleased.class, name = "conversation.released"),
    @JsonSubTypes.Type(value = DeskEvent.ConversationEnded.class, name = "conversation.ended"),
    @JsonSubTypes.Type(value = DeskEvent.WrapUpStarted.class, name = "wrap-up.started"),
    @JsonSubTypes.Type(value = DeskEvent.WrapUpCompleted.class, name = "wrap-up.completed"),
    @JsonSubTypes.Type(value = DeskEvent.PresenceChanged.class, name = "presence"),
    @JsonSubTypes.Type(value = DeskEvent.MessageStored.class, name = "message"),
    @JsonSubTypes.Type(value = DeskEvent.MessageStatusChanged.class, name = "message.status"),
    @JsonSubTypes.Type(value = DeskEvent.MessageReported.class, name = "message.reported"),
    @JsonSubTypes.Type(value = DeskEvent.FileSettled.class, name = "message.file"),
    @JsonSubTypes.Type(value = DeskEvent.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = DeskEvent.ContactChanged.class, name = "contact.changed"),
    @JsonSubTypes.Type(value = DeskEvent.ParticipantChanged.class, name = "participant"),
    @JsonSubTypes.Type(value = DeskEvent.Looking.class, name = "looking")
})
public sealed interface DeskEvent {

    record OfferMade(OfferView offer) implements DeskEvent {}

    record OfferDeclined(String offer, String conversation) implements DeskEvent {}

    record OfferExpired(String offer, String conversation) implements DeskEvent {}

    /** The agent's device could not take it: {@code busy} or {@code failed}. */
    record OfferFailed(String offer, String conversation, String trouble) implements DeskEvent {}

    /** The cause is one of {@code contact-left, moved, assigned-elsewhere, closed, agent-unavailable, configuration-changed}. */
    record OfferWithdrawn(String offer, String conversation, String cause) implements DeskEvent {}

    /** The agent owns the conversation; {@code offer} is absent when a supervisor assigned it. */
    record ConversationAssigned(
            ConversationView conversation, @Nullable String offer) implements DeskEvent {}

    /** The conversation went on without the agent: {@code transferred, moved, requeued} or {@code assigned-elsewhere}. */
    record ConversationReleased(String conversation, String cause) implements DeskEvent {}

    /** The contact's part is over: {@code completed, abandoned} or {@code closed}. */
    record ConversationEnded(
            String conversation, String ending, @Nullable String reason) implements DeskEvent {}

    record WrapUpStarted(WrapUpView wrapUp) implements DeskEvent {}

    /** {@code disposition} is absent when wrap-up timed out or a supervisor closed. */
    record WrapUpCompleted(String conversation, @Nullable String disposition) implements DeskEvent {}

    /** The agent's presence or work in hand changed. */
    record PresenceChanged(String presence, @Nullable String reason, Instant since, CapacityView capacity)
            implements DeskEvent {}

    /** A message of either side, or a private note, in the order of its sequence. */
    record MessageStored(MessageView message) implements DeskEvent {}

    /**
     * The author's messages in this thread up to this sequence number have come at least this far: an {@code agent}'s towards the contact,
     * the {@code contact}'s to being read by an agent.
     */
    record MessageStatusChanged(String conversation, String thread, String author, long upTo, String status)
            implements DeskEvent {}

    /** What became of one of the agents' messages; never takes back what was told before. */
    record MessageReported(
            String conversation,
            String message,
            long messageSequence,
            String status,
            @Nullable FailureView failure) implements DeskEvent {}

    /** A file that a message waited for is here, or will not come unless an agent asks for it again. */
    record FileSettled(String conversation, String message, MessageView.AttachmentView file) implements DeskEvent {}

    /** The contact is typing, or stopped. */
    record Typing(String conversation, boolean active) implements DeskEvent {}

    /** Read anew of the conversation's contact: its {@code addresses} and with them its history, or its {@code notes}. */
    record ContactChanged(String conversation, String what) implements DeskEvent {}

    /**
     * A colleague was asked into a conversation, came, went, or may write to the contact from now on. The conversation is
     * there for the colleague, as long as it is one.
     */
    record ParticipantChanged(
            ParticipantView participant, @Nullable ConversationView conversation) implements DeskEvent {}

    /** Everybody who looks into the conversation now without being in it; empty when nobody does any more. */
    record Looking(String conversation, List<LookerView> lookers) implements DeskEvent {}
}
