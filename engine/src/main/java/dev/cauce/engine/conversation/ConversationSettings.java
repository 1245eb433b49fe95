package dev.cauce.engine.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How conversations are kept. */
@ConfigMapping(prefix = "cauce.conversation")
public interface ConversationSettings {

    /**
     * The file with the key that contacts' keys are encrypted with: 32 bytes as Base64 text, made at the first start. Back
     * it up apart from the database: without it no message can be read, and with it every one can.
     */
    @WithDefault("data/master.key")
    Path masterKeyFile();

    /** At most so many messages go in one page of a history. */
    @WithDefault("200")
    int largestPage();

    /** How long to wait before a batch that PostgreSQL or Kafka could not take is tried again; doubles up to thirtyfold. */
    @WithDefault("PT0.1S")
    Duration retryAfter();
}
