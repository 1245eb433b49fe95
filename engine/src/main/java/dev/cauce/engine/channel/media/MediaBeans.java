package dev.cauce.engine.channel.media;

import dev.cauce.engine.channel.ChatSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The storage that is configured. */
@Singleton
class MediaBeans {
    private static final Logger LOG = Logger.getLogger(MediaBeans.class);

    private @Nullable S3Storage bucket;

    /** A wrong configuration ends the start, not the first upload. */
    void start(@Observes StartupEvent started, MediaSettings settings) {
        LOG.infof("Files are kept storage=%s", StorageChoice.of(settings));
    }

    @Produces
    @Singleton
    MediaStorage storage(MediaSettings settings, ChatSettings chat, MeterRegistry metrics) {
        MediaStorage storage =
                switch (StorageChoice.of(settings)) {
                    case StorageChoice.Folder _ -> new FolderStorage(chat.attachmentFolder());
                    case StorageChoice.Bucket chosen -> {
                        var opened = new S3Storage(chosen);
                        bucket = opened;
                        yield opened;
                    }
                };
        return new MeasuredStorage(storage, settings.storage(), metrics);
    }

    void stop(@Observes ShutdownEvent ended) {
        S3Storage open = bucket;
        if (open != null) {
            open.close();
        }
    }
}
