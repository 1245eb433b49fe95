package dev.cauce.engine.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that contacts' keys are encrypted with: a file of Base64 text that only the engine's user may read. */
final class MasterKey {
    private MasterKey() {}

    /** Reads the file, or makes it when there is none. All processes must see the same file. */
    static byte[] at(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return decode(Files.readString(file), file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The master key %s cannot be read or made. Maybe cauce.conversation.master-key-file is wrong."
                            .formatted(file),
                    e);
        }
    }

    private static byte[] decode(String text, Path file) {
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == BodyCipher.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("The master key %s is not Base64 text.".formatted(file), notBase64);
        }
        throw new IllegalStateException("The master key %s must have %d bytes. Make one with: openssl rand -base64 32"
                .formatted(file, BodyCipher.KEY_BYTES));
    }

    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        byte[] key = new byte[BodyCipher.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path own = Files.createTempFile(
                folder,
                "master",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(own, Base64.getEncoder().encodeToString(key), StandardOpenOption.DSYNC);
            Files.createLink(file, own);
        } catch (FileAlreadyExistsException other) {
            // Another process made it in the same moment: its key counts.
            return;
        } finally {
            Files.delete(own);
        }
    }
}
