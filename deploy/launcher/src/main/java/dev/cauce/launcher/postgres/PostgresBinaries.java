package dev.cauce.launcher.postgres;

import dev.cauce.launcher.CannotStart;
import dev.cauce.launcher.data.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path into a cache that later starts share. */
record PostgresBinaries(Path home) {
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");

    /** The programs for this machine under {@code cache}; unpacked there when they are not yet, by one process at a time. */
    static PostgresBinaries unpackedIn(Path cache) {
        var archive = archiveOfThisMachine();
        var home = cache.resolve(versionOf(archive));
        if (!Files.exists(home)) {
            unpack(archive, home);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static URL archiveOfThisMachine() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var processor = List.of("aarch64", "arm64").contains(System.getProperty("os.arch", "")) ? "arm_64" : "x86_64";
        var archive = PostgresBinaries.class.getResource("/postgres-%s-%s.txz".formatted(system, processor));
        if (archive == null) {
            throw new CannotStart(("This build brings no PostgreSQL for %s on %s. Build on the machine that runs it, "
                            + "or use Linux or macOS on x86-64 or ARM.")
                    .formatted(system, processor));
        }
        return archive;
    }

    /** The name of the jar that holds the archive: it carries platform and version. */
    private static String versionOf(URL archive) {
        var jar = archive.getPath().replaceFirst("\\.jar!.*", "");
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    private static void unpack(URL archive, Path home) {
        try {
            Files.createDirectories(home.toAbsolutePath().getParent());
            var unfinished = Files.createTempDirectory(home.toAbsolutePath().getParent(), "unpacking-");
            Files.setPosixFilePermissions(unfinished, PROGRAM);
            try (var stream = archive.openStream()) {
                unpack(stream, unfinished);
            }
            moveUnlessThere(unfinished, home);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not unpack PostgreSQL to " + home, e);
        }
    }

    private static void unpack(InputStream stream, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(stream)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        var name = Path.of(entry.getName()).normalize();
        var file = target.resolve(name);
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if (name.startsWith("bin")) {
            Files.setPosixFilePermissions(file, PROGRAM);
        }
    }

    private static void moveUnlessThere(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home);
        } catch (FileAlreadyExistsException e) {
            Folders.delete(unfinished);
        }
    }
}
