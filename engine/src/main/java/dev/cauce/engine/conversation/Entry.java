package dev.cauce.engine.conversation;

/**
 * Where a channel's conversations enter.
 *
 * @param kind of channel, such as {@code chat}
 * @param priority of new work
 * @param asksForRating whether contacts are asked at the end how good it was
 */
record Entry(String kind, String operation, String queue, int priority, boolean asksForRating) {}
