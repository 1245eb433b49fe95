package dev.cauce.engine.channel;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.FileContents;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.media.MediaContent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stored files for adapters that send them along; only those of the contact. */
@Singleton
public final class StoredFiles implements FileContents {
    private final AttachmentStore store;
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();

    StoredFiles(AttachmentStore store) {
        this.store = store.inPipeline();
    }

    @Override
    public CompletionStage<byte[]> read(ContactAddress owner, Part.Attachment file) {
        return store.find(owner, List.of(file.id()))
                .subscribeAsCompletionStage()
                .thenApplyAsync(found -> content(file, found), reading);
    }

    private byte[] content(Part.Attachment file, Map<String, Part.Attachment> found) {
        Part.Attachment own = found.get(file.id());
        try (MediaContent content = (own == null ? Optional.<MediaContent>empty() : store.content(own))
                .orElseThrow(() -> new NoSuchFileException(file.id()))) {
            return content.stream().readAllBytes();
        } catch (IOException gone) {
            throw new UncheckedIOException("A file of a message cannot be read", gone);
        }
    }

    @PreDestroy
    void close() {
        reading.shutdownNow();
    }
}
