package dev.cauce.engine.security;

import jakarta.inject.Singleton;
import javax.crypto.SecretKey;

/**
 * The key of visitors' tokens. Nobody else checks these tokens, so they need no public key; a signature by RSA, one for each
 * visitor, took an eighth of the engine's time.
 */
@Singleton
final class VisitorKey {
    private final SecretKey key;

    VisitorKey(DerivedKeys keys) {
        this.key = keys.of("cauce visitor tokens, 1", "HmacSHA256");
    }

    SecretKey key() {
        return key;
    }
}
