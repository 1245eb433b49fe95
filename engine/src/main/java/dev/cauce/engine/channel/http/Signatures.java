package dev.cauce.engine.channel.http;

import dev.cauce.engine.configuration.definition.HttpChannel;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.engine.security.WebhookKeys;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whether a channel's system signed what came, and lately. Blocks. */
@Singleton
class Signatures {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChannelSecrets secrets;
    private final GatewaySettings settings;
    private final Clock clock;

    Signatures(ChannelSecrets secrets, GatewaySettings settings, Clock clock) {
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    /** Why it is not taken; empty when it is signed. */
    Optional<Problem> refusal(
            String channel, @Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (id == null || timestamp == null || signature == null) {
            return refused("Send the headers webhook-id, webhook-timestamp and webhook-signature.");
        }
        if (!timestamp.matches("[0-9]{1,12}")) {
            return refused("webhook-timestamp must be the seconds since 1970, such as 1795496748.");
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                .abs();
        if (apart.compareTo(settings.tolerance()) > 0) {
            return refused("webhook-timestamp is %d s from our time. Set the clock, or sign anew before posting again."
                    .formatted(apart.toSeconds()));
        }
        Optional<WebhookKeys> keys =
                secrets.of(channel, HttpChannel.KEYS).await().atMost(PATIENCE).map(WebhookKeys::parse);
        if (keys.isEmpty()) {
            return refused("No key was issued for this channel. Issue one by POST …/http-channels/<id>/keys.");
        }
        return keys.get().signed(signature, id, timestamp, body)
                ? Optional.empty()
                : refused("No signature is by a key of this channel over id, timestamp and the raw body.");
    }

    private static Optional<Problem> refused(String detail) {
        return Optional.of(Problem.of(ProblemType.UNAUTHENTICATED, detail));
    }
}
