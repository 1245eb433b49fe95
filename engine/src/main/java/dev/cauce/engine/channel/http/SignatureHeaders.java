package dev.cauce.engine.channel.http;

/** The headers of Standard Webhooks. */
final class SignatureHeaders {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private SignatureHeaders() {}
}
