package dev.cauce.engine.configuration;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of the topic {@code configuration}: a definition as it stands, or that it was deleted. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Published(
        String kind,
        String id,
        long version,
        Instant changedAt,
        String changedBy,
        @Nullable JsonNode definition) {}
