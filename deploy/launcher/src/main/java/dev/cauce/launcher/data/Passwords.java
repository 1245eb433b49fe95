package dev.cauce.launcher.data;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The passwords of PostgreSQL's three roles, made once for a data folder: the superuser, who only creates roles and databases;
 * the owner, who migrates; and the application, which owns nothing.
 */
public record Passwords(String superuser, String owner, String application) {

    /** Those kept in {@code file}; made and written there when it does not exist. */
    public static Passwords keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                var made = new Passwords(random(), random(), random());
                Secrets.write(
                        file,
                        "superuser=%s%nowner=%s%napplication=%s%n"
                                .formatted(made.superuser, made.owner, made.application));
                return made;
            }
            var kept = new Properties();
            kept.load(new StringReader(Files.readString(file)));
            return new Passwords(
                    kept.getProperty("superuser", ""),
                    kept.getProperty("owner", ""),
                    kept.getProperty("application", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read or write " + file, e);
        }
    }

    @Override
    public String toString() {
        return "Passwords[…]";
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
