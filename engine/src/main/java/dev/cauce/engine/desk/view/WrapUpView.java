package dev.cauce.engine.desk.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Wrap-up that waits for a disposition.
 *
 * @param closesAt when the router closes it without one; absent when it never does
 */
public record WrapUpView(
        String conversation, Instant since, @Nullable Instant closesAt) {}
