package dev.cauce.engine.desk.view;

import dev.cauce.engine.conversation.ConversationMoves;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation is, and where else it could go on.
 *
 * @param threads the one it began in, and those it went on in since
 * @param choices channels of the client by which the contact can be written to
 */
public record ChannelsView(List<ThreadView> threads, List<ChoiceView> choices) {
    public ChannelsView {
        threads = List.copyOf(threads);
        choices = List.copyOf(choices);
    }

    /**
     * A thread of the conversation: one contact address on one channel.
     *
     * @param thread as messages name it
     * @param channel the kind, such as {@code email}
     * @param current whether what the agent writes goes there
     */
    @Schema(name = "ConversationThread")
    public record ThreadView(String thread, String channel, String channelId, String address, boolean current) {
        public static ThreadView of(ConversationMoves.InThread one) {
            return new ThreadView(
                    one.id(), one.kind(), one.contact().channel(), one.contact().address(), one.current());
        }
    }

    /**
     * A channel to go on by.
     *
     * @param addresses those of the contact that may be reached by it
     * @param typed whether the agent may give another address
     * @param subject what the first letter is about unless the agent says something else, by e-mail
     */
    @Schema(name = "ChannelChoice")
    public record ChoiceView(
            String channelId,
            String name,
            String channel,
            List<String> addresses,
            boolean typed,
            @Nullable String subject) {
        public ChoiceView {
            addresses = List.copyOf(addresses);
        }
    }
}
