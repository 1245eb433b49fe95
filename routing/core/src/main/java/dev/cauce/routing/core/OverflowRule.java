package dev.cauce.routing.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When work leaves a queue, and where it goes.
 *
 * @param notice what the channel tells the contact when that happens; absent: nothing but what the target says
 */
public record OverflowRule(
        Condition condition, Target target, @Nullable String notice) {

    public OverflowRule(Condition condition, Target target) {
        this(condition, target, null);
    }

    /** What must hold. */
    public sealed interface Condition {
        /** The estimated wait at entry is longer, by the upper end of its range. */
        record EstimatedWaitAbove(Duration limit) implements Condition {}

        /** The work has waited this long in the segment. */
        record Waited(Duration limit) implements Condition {}

        /** At entry more than this many were waiting before it. */
        record DepthAbove(int limit) implements Condition {}

        /** The queue's opening hours say closed. */
        record Closed() implements Condition {}

        /** No agent who could take the queue's work is signed in. */
        record NobodyStaffed() implements Condition {}
    }

    /** Where the work goes. */
    public sealed interface Target {
        /** To another queue of the same client, age kept. */
        record ToQueue(QueueId queue) implements Target {}

        /** Stays at its place and is called back when its turn comes. */
        record Callback(Interaction.CallbackOrder order) implements Target {}

        /** The channel records a message of the contact; the interaction is closed with the reason {@code voicemail}. */
        record Voicemail(String box) implements Target {}

        /** The channel tells the named message; the interaction is closed with the reason {@code overflow-message}. */
        record MessageAndClose(String message) implements Target {}

        /** A bot goes on with the contact; the interaction is closed for agents with the reason {@code bot-flow}. */
        record BotFlow(String flow) implements Target {}
    }
}
