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
 * Keys for one purpose each, derived from the private key that signs staff's tokens: the same in every process, nothing more to
 * keep, and of no use for anything else to who learns one. They change with that private key.
 */
@Singleton
public final class DerivedKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private final byte[] secret;

    DerivedKeys(@ConfigProperty(name = "smallrye.jwt.sign.key.location") String privateKey) {
        this.secret = content(privateKey).strip().getBytes(StandardCharsets.US_ASCII);
    }

    /** 32 bytes, for this purpose and this algorithm. */
    public SecretKey of(String purpose, String algorithm) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)), algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
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
}
