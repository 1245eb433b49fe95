package dev.cauce.launcher;

import dev.cauce.launcher.data.DataFolder;
import dev.cauce.launcher.data.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Data folders that live as long as their launcher; those of launchers that were killed go with the next one. */
final class TemporaryData {
    static final String PREFIX = "cauce-servers-";

    private static final Duration NEW = Duration.ofMinutes(1);

    private TemporaryData() {}

    static Path create() {
        try {
            return Files.createTempDirectory(PREFIX);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create a temporary folder", e);
        }
    }

    static void delete(DataFolder data) {
        data.close();
        Folders.delete(data.root());
    }

    /** Those in which no launcher is at work, old enough not to be just created. */
    static List<Path> abandoned(Path parent, Instant now) {
        try (var folders = Files.list(parent)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .filter(Files::isWritable)
                    .filter(folder -> isOlder(folder, now.minus(NEW)))
                    .filter(DataFolder::isAbandoned)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isOlder(Path folder, Instant limit) {
        try {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(limit);
        } catch (IOException e) {
            return false;
        }
    }
}
