package dev.cauce.engine.desk.view;

import dev.cauce.engine.conversation.ContactConversations;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.conversation.Ratings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact of a client, and the contact's conversations.
 *
 * @param address the one this conversation goes by
 * @param name as the contact last gave it; absent where contacts have no name, as in the web chat
 * @param conversations the others of this contact, the newest first
 * @param rating what the contact said of this conversation when it was over
 * @param next the {@code before} of the next page; absent at the end
 */
public record ContactView(
        String id,
        String client,
        String address,
        @Nullable String name,
        List<AddressView> addresses,
        List<PastView> conversations,
        @Nullable RatingView rating,
        @Nullable String next) {
    public ContactView {
        addresses = List.copyOf(addresses);
        conversations = List.copyOf(conversations);
    }

    /** Where the contact can be met. */
    public record AddressView(String channel, String channelId, String address) {}

    /**
     * Another conversation of the contact.
     *
     * @param ending {@code completed}, {@code abandoned} or {@code closed}; absent while it goes on
     * @param note the newest private note, such as that of the wrap-up
     */
    public record PastView(
            String id,
            String channel,
            String queue,
            @Nullable String agent,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String ending,
            @Nullable String disposition,
            @Nullable String note,
            @Nullable RatingView rating) {
        static PastView of(ContactConversations.Past past) {
            return new PastView(
                    past.id(),
                    past.kind(),
                    past.queue(),
                    past.agent(),
                    past.startedAt(),
                    past.endedAt(),
                    past.ending(),
                    past.disposition(),
                    past.note(),
                    RatingView.of(past.rating()));
        }
    }

    /** How good it was, from 1 to 5, and perhaps why. */
    public record RatingView(int score, @Nullable String comment) {
        static @Nullable RatingView of(Ratings.@Nullable Rating rating) {
            return rating == null
                    ? null
                    : new RatingView(rating.score(), rating.comment().isEmpty() ? null : rating.comment());
        }
    }

    /** What was found of the contact of a conversation, read with this limit. */
    public static ContactView of(ConversationPlace conversation, ContactConversations.Found found, int limit) {
        var past = found.conversations();
        return new ContactView(
                ConversationIds.contact(conversation.contact()),
                conversation.contact().client(),
                conversation.contact().address(),
                found.name().orElse(null),
                found.addresses().stream()
                        .map(one -> new AddressView(one.kind(), one.channel(), one.address()))
                        .toList(),
                past.stream().map(PastView::of).toList(),
                RatingView.of(found.rating().orElse(null)),
                past.size() < limit ? null : past.getLast().id());
    }
}
