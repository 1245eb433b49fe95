package dev.cauce.launcher;

import dev.cauce.launcher.data.DataFolder;
import dev.cauce.launcher.data.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data folders that live as long as their launcher. */
final class TemporaryData {
    static final String PREFIX = "cauce-servers-";

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
}
