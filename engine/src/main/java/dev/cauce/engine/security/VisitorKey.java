package dev.cauce.engine.security;

import io.smallrye.jwt.util.ResourceUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key of visitors' tokens, derived from the private key that signs those of staff: the same in every process, nothing
 * more to keep, and of no use to who learns it for anything but visitors. Nobody else checks these tokens, so they need no
 * public key; a signature by RSA, one for each visitor, took an eighth of the engine's time.
 */
@Singleton
final class VisitorKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "cauce visitor tokens, 1";

    private final SecretKey key;

    VisitorKey(@ConfigProperty(name = "smallrye.jwt.sign.key.location") String privateKey) {
        this.key = derived(content(privateKey));
    }

    SecretKey key() {
        return key;
    }

    private static String content(String location) {
        try {
            var content = ResourceUtils.readResource(location);
            if (content == null) {
                throw new IllegalStateException(
                        "There is no key at %s. Maybe smallrye.jwt.sign.key.location is misspelt.".formatted(location));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException("The key at %s cannot be read.".formatted(location), e);
        }
    }

    private static SecretKey derived(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.strip().getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            return new SecretKeySpec(mac.doFinal(PURPOSE.getBytes(StandardCharsets.US_ASCII)), ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
