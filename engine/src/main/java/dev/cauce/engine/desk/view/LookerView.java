package dev.cauce.engine.desk.view;

import java.time.Instant;

/** Somebody who looks into a conversation without being in it. */
public record LookerView(String user, String name, Instant since) {}
