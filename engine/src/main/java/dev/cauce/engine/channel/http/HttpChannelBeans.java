package dev.cauce.engine.channel.http;

import dev.cauce.channel.http.HttpChannelAdapter;
import dev.cauce.engine.channel.StoredFiles;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The adapter with what it needs of the engine. */
@Singleton
class HttpChannelBeans {

    @Produces
    @Singleton
    HttpChannelAdapter adapter(SignedWebhook webhook, StoredFiles files) {
        return new HttpChannelAdapter(webhook, files);
    }
}
