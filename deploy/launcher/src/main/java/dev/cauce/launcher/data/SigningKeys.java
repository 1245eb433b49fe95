package dev.cauce.launcher.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The RSA key pair by which the engine signs and verifies its tokens, as PEM files made once for a data folder. */
public record SigningKeys(Path publicKey, Path privateKey) {
    private static final int BITS = 2048;

    /** The pair kept in {@code folder}; made there when it does not exist. */
    public static SigningKeys keptIn(Path folder) {
        var keys = new SigningKeys(folder.resolve("token-public.pem"), folder.resolve("token-private.pem"));
        if (Files.exists(keys.publicKey) && Files.exists(keys.privateKey)) {
            return keys;
        }
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            Secrets.write(keys.privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Secrets.write(keys.publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            return keys;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write the signing keys in " + folder, e);
        }
    }

    private static String pem(String kind, byte[] key) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, lines.encodeToString(key), kind);
    }
}
