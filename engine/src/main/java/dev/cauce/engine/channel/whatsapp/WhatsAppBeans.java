package dev.cauce.engine.channel.whatsapp;

import dev.cauce.channel.whatsapp.WhatsAppAdapter;
import dev.cauce.engine.channel.StoredFiles;
import dev.cauce.engine.channel.StoredTimeline;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The adapter with what it needs of the engine. */
@Singleton
class WhatsAppBeans {

    @Produces
    @Singleton
    WhatsAppAdapter adapter(GraphApi api, StoredTimeline timeline, StoredFiles files, Clock clock) {
        return new WhatsAppAdapter(api, timeline, files, clock);
    }
}
