package dev.cauce.launcher;

import dev.cauce.launcher.data.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data folders that live as long as their launcher; those of killed launchers are removed by the next one. */
final class TemporaryData {
    private static final String PREFIX = "cauce-servers-";

    private TemporaryData() {}

    static Path create() {
        try {
            return Files.createTempDirectory(PREFIX);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create a temporary folder", e);
        }
    }

    static void delete(Path folder) {
        Folders.delete(folder);
    }
}
