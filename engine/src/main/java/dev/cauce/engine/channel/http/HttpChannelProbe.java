package dev.cauce.engine.channel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.channel.fetch.FetchTrouble;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.configuration.definition.HttpChannel;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.configuration.probe.ProbeLog;
import dev.cauce.engine.configuration.probe.ProbeStep;
import dev.cauce.engine.configuration.probe.ProbeTrouble;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.engine.security.WebhookKeys;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Posts a signed {@code dev.cauce.channel.ping} to a channel's webhook, as its messages are posted. */
@Singleton
class HttpChannelProbe implements ChannelProbe<HttpChannel> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChannelSecrets secrets;
    private final SignedWebhook webhook;
    private final ObjectMapper json;
    private final Clock clock;

    HttpChannelProbe(ChannelSecrets secrets, SignedWebhook webhook, ObjectMapper json, Clock clock) {
        this.secrets = secrets;
        this.webhook = webhook;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void probe(String channel, HttpChannel definition, @Nullable String sendTo, ProbeLog log) {
        log.begin(ProbeStep.SECRET);
        Optional<WebhookKeys> keys =
                secrets.of(channel, HttpChannel.KEYS).await().atMost(PATIENCE).map(WebhookKeys::parse);
        if (keys.isEmpty()) {
            log.failed(ProbeTrouble.NO_SECRET, "");
            return;
        }
        log.passed("");
        log.begin(ProbeStep.PING);
        String id = "ping-" + UUID.randomUUID();
        switch (webhook.post(definition, keys.get(), id, ping(channel, id)).join()) {
            case Fetched.Answered answered -> said(answered, log);
            case Fetched.Refused refused -> log.failed(FetchTrouble.of(refused), refused.reason());
            case Fetched.Lost lost -> log.failed(FetchTrouble.of(lost), lost.reason());
        }
    }

    private byte[] ping(String channel, String id) {
        try {
            return json.writeValueAsBytes(Map.of(
                    "specversion",
                    "1.0",
                    "id",
                    id,
                    "source",
                    "/channels/" + channel,
                    "type",
                    "dev.cauce.channel.ping",
                    "time",
                    clock.instant().toString(),
                    "datacontenttype",
                    "application/json",
                    "data",
                    Map.of()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    private static void said(Fetched.Answered answered, ProbeLog log) {
        String words = "%d %s".formatted(answered.status(), new String(answered.body(), StandardCharsets.UTF_8));
        if (answered.isSuccess()) {
            log.passed(words);
        } else {
            log.failed(trouble(answered.status()), words);
        }
    }

    private static ProbeTrouble trouble(int status) {
        return switch (status) {
            case 401, 403 -> ProbeTrouble.SIGNATURE;
            case 404, 405, 410 -> ProbeTrouble.NOT_FOUND;
            default -> status / 100 == 3 ? ProbeTrouble.REDIRECTED : ProbeTrouble.REFUSED;
        };
    }
}
