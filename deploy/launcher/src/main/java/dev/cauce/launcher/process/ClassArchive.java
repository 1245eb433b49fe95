package dev.cauce.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The classes of a program as the JVM laid them out when it first ran: the next start maps them and takes about half
 * the time. Made anew when the program or Java changes; without it everything works, only slower.
 */
public record ClassArchive(Path jar, String name) {

    /** What the next start of the JVM is told: to use the archive, or to write one when it ends. */
    List<String> flags() {
        try {
            if (isCurrent()) {
                return List.of("-XX:SharedArchiveFile=" + file(), "-Xlog:disable", "-Xlog:all=error:stderr");
            }
            if (Files.isWritable(file().resolveSibling(""))) {
                return List.of("-XX:ArchiveClassesAtExit=" + unfinished(), "-Xlog:disable", "-Xlog:all=error:stderr");
            }
            return List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Keeps what the ended JVM has written, if it has; without {@code whole} it may have been cut off, and goes. */
    public void keep(boolean whole) {
        try {
            if (!whole) {
                Files.deleteIfExists(unfinished());
            } else if (Files.exists(unfinished())) {
                Files.move(unfinished(), file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not keep " + unfinished(), e);
        }
    }

    /** Whether the JVM that runs now writes one when it ends, which takes it some seconds. */
    public boolean isBeingMade() {
        try {
            return !isCurrent();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isCurrent() throws IOException {
        return Files.exists(file()) && Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    private Path file() {
        return jar.toAbsolutePath()
                .resolveSibling("%s-%s.jsa".formatted(name, System.getProperty("java.runtime.version")));
    }

    private Path unfinished() {
        var file = file();
        return file.resolveSibling(
                "%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
    }
}
