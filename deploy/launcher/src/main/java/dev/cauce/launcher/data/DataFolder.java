package dev.cauce.launcher.data;

import dev.cauce.launcher.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Everything a launcher keeps, in one folder that is its own until it closes it or dies. */
public final class DataFolder implements AutoCloseable {
    static final int FORMAT = 1;

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Takes {@code root} for this process; refuses when it cannot be written, is taken, or is of a newer version. */
    public static DataFolder open(Path root, DiskSpace space) {
        var folder = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw notWritable(folder, null);
        }
        space.require(folder);
        var data = new DataFolder(folder, lock(folder));
        data.requireKnownFormat();
        return data;
    }

    /** Whether {@code root} is a data folder that no launcher uses now. */
    public static boolean isAbandoned(Path root) {
        var file = root.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(channel) != null;
        } catch (IOException e) {
            return false;
        }
    }

    public Path root() {
        return root;
    }

    public Path log(String server) {
        return root.resolve("logs").resolve(server + ".log");
    }

    public Path pidFile(String server) {
        return root.resolve("pids").resolve(server);
    }

    public Path of(String server) {
        return root.resolve(server);
    }

    public Passwords passwords() {
        return Passwords.keptIn(root.resolve("secrets").resolve("passwords"));
    }

    public SigningKeys signingKeys() {
        return SigningKeys.keptIn(root.resolve("secrets"));
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not release " + root, e);
        }
    }

    private static CannotStart notWritable(Path folder, @Nullable Throwable cause) {
        return new CannotStart(
                "The data folder %s cannot be written by user %s. Give that user the folder, or choose another one: --data FOLDER"
                        .formatted(folder, System.getProperty("user.name")),
                cause);
    }

    private static FileChannel lock(Path folder) {
        var file = folder.resolve("lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CannotStart(
                        ("Another Cauce is running on the data in %s. Stop it, or give this one a folder and "
                                        + "ports of its own: --data FOLDER --port N --kafka-port N --postgres-port N")
                                .formatted(folder));
            }
            return channel;
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void requireKnownFormat() {
        var file = root.resolve("format");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, FORMAT + "\n");
                return;
            }
            var written = Files.readString(file).strip();
            if (!written.equals(Integer.toString(FORMAT))) {
                close();
                throw new CannotStart(
                        "The data in %s has format %s, written by a newer version; this one knows format %d. Update Cauce, or choose another folder: --data FOLDER"
                                .formatted(root, written, FORMAT));
            }
        } catch (IOException e) {
            throw notWritable(root, e);
        }
    }
}
