package dev.cauce.engine.channel.http;

import dev.cauce.engine.channel.fetch.FetchCall;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.channel.fetch.OutboundFetch;
import dev.cauce.engine.security.WebhookKeys;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Posts CloudEvents to other systems, signed as Standard Webhooks has it. */
@Singleton
public class SignedPosts {
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final OutboundFetch outside;
    private final GatewaySettings settings;
    private final Clock clock;

    SignedPosts(OutboundFetch outside, GatewaySettings settings, Clock clock) {
        this.outside = outside;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Signed with these keys; what came of it, as it came.
     *
     * @param purpose a word for the meters
     * @param id the same each time the event is posted
     */
    public CompletableFuture<Fetched> post(String purpose, URI webhook, WebhookKeys keys, String id, byte[] event) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        var call = new FetchCall(
                purpose,
                "POST",
                webhook,
                Set.of(webhook.getHost().toLowerCase(Locale.ROOT)),
                Map.of(
                        "Content-Type",
                        "application/cloudevents+json",
                        SignatureHeaders.ID,
                        id,
                        SignatureHeaders.TIMESTAMP,
                        timestamp,
                        SignatureHeaders.SIGNATURE,
                        keys.sign(id, timestamp, event)),
                event,
                LARGEST_ANSWER,
                settings.answerWithin());
        return outside.fetch(call);
    }
}
