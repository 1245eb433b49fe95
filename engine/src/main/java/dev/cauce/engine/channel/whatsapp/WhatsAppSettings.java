package dev.cauce.engine.channel.whatsapp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How Meta's webhooks are taken in and its API is called. */
@ConfigMapping(prefix = "cauce.whatsapp")
public interface WhatsAppSettings {

    /** The largest webhook that is taken in, in bytes; Meta's are at most three megabytes. */
    @WithDefault("3145728")
    int webhookBytes();

    /** The largest file of a contact that is fetched, in bytes; in place of a larger one the agent sees that it is missing. */
    @WithDefault("16000000")
    int mediaBytes();

    /** Hosts that files are fetched from, beside the API's own. */
    @WithDefault("lookaside.fbsbx.com")
    Set<String> mediaHosts();

    /** How long fetching one file may take, in two requests. */
    @WithDefault("PT60S")
    Duration mediaWithin();

    /** The longest that one call of the API may take. */
    @WithDefault("PT20S")
    Duration answerWithin();
}
