package dev.cauce.channel.whatsapp;

import dev.cauce.channel.api.webhook.Hmac;
import dev.cauce.channel.api.webhook.WebhookSignature;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a webhook is Meta's: the header {@code X-Hub-Signature-256} is an HMAC-SHA256 with the app secret over the raw body, see
 * <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads">Validating payloads</a>.
 */
public final class Signature {
    private static final WebhookSignature META = WebhookSignature.overBody("x-hub-signature-256", "sha256=");

    private Signature() {}

    /** Takes as long for a wrong signature as for the right one. */
    public static boolean holds(byte[] body, @Nullable String header, String appSecret) {
        return header != null
                && META.refusal(Map.of(META.header(), header), body, appSecret, Instant.EPOCH)
                        .isEmpty();
    }

    /** What the header says of this body. */
    public static String of(byte[] body, String appSecret) {
        return META.of(Map.of(), body, appSecret);
    }

    /** Whether two secrets are the same, in constant time. */
    public static boolean equal(String one, String other) {
        return Hmac.equal(one, other);
    }
}
