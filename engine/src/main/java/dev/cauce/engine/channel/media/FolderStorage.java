package dev.cauce.engine.channel.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files in folders named by the first two characters of their ids. All processes must see the same folder. */
final class FolderStorage implements MediaStorage {
    private static final String UNFINISHED = ".new";

    private final Path folder;

    FolderStorage(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String id, MediaFile finished) throws IOException {
        Path file = file(id);
        Files.createDirectories(file.getParent());
        Path unfinished = Files.createTempFile(file.getParent(), id, UNFINISHED);
        try {
            try (InputStream content = finished.open()) {
                Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
            }
            if (Files.size(unfinished) != finished.length()) {
                throw new IOException("A file of %d bytes was announced with %d, so it is not kept."
                        .formatted(Files.size(unfinished), finished.length()));
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public Optional<MediaContent> open(String id) throws IOException {
        Path file = file(id);
        try {
            return Optional.of(new MediaContent(Files.size(file), Files.newInputStream(file)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists(String id) {
        return Files.isReadable(file(id));
    }

    @Override
    public void delete(String id) throws IOException {
        Files.deleteIfExists(file(id));
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(file(id).getParent(), id + '*' + UNFINISHED)) {
            for (Path one : unfinished) {
                Files.deleteIfExists(one);
            }
        } catch (NoSuchFileException nothingYet) {
            // Nothing was ever put there.
        }
    }

    @Override
    public void check() throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException noFolder) {
            throw unusable(noFolder);
        }
        if (!Files.isWritable(folder) || !Files.isReadable(folder)) {
            throw unusable(null);
        }
    }

    private IOException unusable(@Nullable IOException why) {
        return new IOException(
                "cauce.chat.attachment-folder: %s is no folder that this process can write and read. Give its user the right to, or name another folder."
                        .formatted(folder.toAbsolutePath()),
                why);
    }

    private Path file(String id) {
        return folder.resolve(id.substring(0, 2)).resolve(id);
    }
}
