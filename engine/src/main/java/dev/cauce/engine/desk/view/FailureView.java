package dev.cauce.engine.desk.view;

import dev.cauce.channel.api.ChannelEvent;
import org.jspecify.annotations.Nullable;

/** Why a message did not arrive: the code is for programs, the text for the agent. */
public record FailureView(String code, String text) {

    public static @Nullable FailureView of(ChannelEvent.@Nullable Failure failure) {
        return failure == null ? null : new FailureView(failure.code(), failure.text());
    }
}
