package dev.cauce.engine.security;

import java.time.Instant;

/** A signed token and when it ends. */
public record IssuedToken(String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "IssuedToken[expiresAt=" + expiresAt + "]";
    }
}
