package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Definition;
import java.time.Instant;

/** A definition with its id, its version, and who wrote it when. */
public record Defined<T extends Definition>(
        String id, long version, Instant changedAt, String changedBy, T definition) {}
