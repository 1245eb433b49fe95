package dev.cauce.launcher.data;

import dev.cauce.launcher.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room must be left on the disk: PostgreSQL stops at once on a full one. */
public record DiskSpace(long requiredMegabytes, Probe probe) {
    private static final long MEGABYTE = 1024 * 1024;

    /** What is measured; a test says it. */
    @FunctionalInterface
    public interface Probe {
        long usableBytes(Path folder) throws IOException;
    }

    /** By {@code CAUCE_MINIMUM_FREE_MB}, else 500 MB. */
    public static DiskSpace fromEnvironment() {
        var required = System.getenv().getOrDefault("CAUCE_MINIMUM_FREE_MB", "500");
        try {
            return atLeast(Long.parseLong(required));
        } catch (NumberFormatException e) {
            throw new CannotStart(
                    "CAUCE_MINIMUM_FREE_MB is %s, but must be a number of megabytes.".formatted(required), e);
        }
    }

    public static DiskSpace atLeast(long megabytes) {
        return new DiskSpace(megabytes, folder -> Files.getFileStore(folder).getUsableSpace());
    }

    void require(Path folder) {
        try {
            var usable = probe.usableBytes(folder) / MEGABYTE;
            if (usable < requiredMegabytes) {
                throw new CannotStart(
                        "Only %d MB are free for the data in %s, and %d are required. Free some, choose another disk with --data FOLDER, or lower CAUCE_MINIMUM_FREE_MB."
                                .formatted(usable, folder, requiredMegabytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not measure the free space of " + folder, e);
        }
    }
}
