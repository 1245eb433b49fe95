package dev.cauce.channel.api;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a provider sent, as it came, after its signature or token was checked. Immutable.
 *
 * <p>{@code from} is what was verified about the sender: for a chat the visitor, for a provider the client and channel its
 * webhook belongs to, with the provider's own account as address.
 */
public final class Payload {
    private final ContactAddress from;
    private final Instant receivedAt;
    private final byte[] body;

    public Payload(ContactAddress from, Instant receivedAt, byte[] body) {
        this.from = from;
        this.receivedAt = receivedAt;
        this.body = body.clone();
    }

    public static Payload text(ContactAddress from, Instant receivedAt, String body) {
        return new Payload(from, receivedAt, body.getBytes(StandardCharsets.UTF_8));
    }

    public ContactAddress from() {
        return from;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public byte[] body() {
        return body.clone();
    }

    /** The body from its beginning, without a copy. */
    public InputStream stream() {
        return new ByteArrayInputStream(body);
    }

    public int size() {
        return body.length;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that
                && from.equals(that.from)
                && receivedAt.equals(that.receivedAt)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, receivedAt, Arrays.hashCode(body));
    }

    /** Without the body: it holds a contact's words. */
    @Override
    public String toString() {
        return "Payload[channel=%s, bytes=%d]".formatted(from.channel(), body.length);
    }
}
