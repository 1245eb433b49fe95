package dev.cauce.engine.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as it is sent: {@code cauce_<id>_<secret>}. The secret has 256 bits of chance, so that a plain hash of it tells nothing
 * and cannot be tried through; the prefix lets scanners for leaked secrets know it.
 */
record ApiKeySecret(String id, String secret) {
    static final String PREFIX = "cauce_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "([0-9a-f]{12})_([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    static ApiKeySecret draw(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new ApiKeySecret(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Empty for what cannot be a key. */
    static Optional<ApiKeySecret> parse(String key) {
        var shape = SHAPE.matcher(key);
        return shape.matches() ? Optional.of(new ApiKeySecret(shape.group(1), shape.group(2))) : Optional.empty();
    }

    String key() {
        return PREFIX + id + '_' + secret;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Takes as long whichever byte differs. */
    boolean matches(byte[] hash) {
        return MessageDigest.isEqual(hash(), hash);
    }

    @Override
    public String toString() {
        return "ApiKeySecret[id=" + id + "]";
    }
}
