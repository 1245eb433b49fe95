package dev.cauce.engine.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.channel.fetch.FetchTrouble;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.configuration.WhatsAppSecrets;
import dev.cauce.engine.configuration.definition.WhatsAppNumber;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.configuration.probe.ProbeLog;
import dev.cauce.engine.configuration.probe.ProbeStep;
import dev.cauce.engine.configuration.probe.ProbeTrouble;
import dev.cauce.engine.security.ChannelSecrets;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks Meta about a phone number with its access token: whether both are accepted, and what state the number is in. See the
 * reference of the phone number node of the WhatsApp Business Platform.
 */
@Singleton
class WhatsAppProbe implements ChannelProbe<WhatsAppNumber> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> FIELDS =
            List.of("display_phone_number", "verified_name", "quality_rating", "code_verification_status");
    private static final int TOKEN_REFUSED = 190;
    private static final int PERMISSION_MISSING = 200;
    private static final int NO_SUCH_OBJECT = 100;

    private final ChannelSecrets secrets;
    private final GraphApi meta;
    private final ObjectMapper json;

    WhatsAppProbe(ChannelSecrets secrets, GraphApi meta, ObjectMapper json) {
        this.secrets = secrets;
        this.meta = meta;
        this.json = json;
    }

    @Override
    public void probe(String channel, WhatsAppNumber number, @Nullable String sendTo, ProbeLog log) {
        log.begin(ProbeStep.SECRET);
        Optional<WhatsAppSecrets> known = secrets.of(channel, number.audience())
                .await()
                .atMost(PATIENCE)
                .flatMap(text -> WhatsAppSecrets.of(text, json));
        if (known.isEmpty()) {
            log.failed(ProbeTrouble.NO_SECRET, "");
            return;
        }
        log.passed("");
        log.begin(ProbeStep.NUMBER);
        var active = new Numbers.Active(channel, number, known.get());
        switch (meta.about(active, String.join(",", FIELDS)).join()) {
            case Fetched.Answered answered -> said(answered, log);
            case Fetched.Refused refused -> log.failed(FetchTrouble.of(refused), refused.reason());
            case Fetched.Lost lost -> log.failed(FetchTrouble.of(lost), lost.reason());
        }
    }

    private void said(Fetched.Answered answered, ProbeLog log) {
        JsonNode body = read(answered.body());
        if (answered.isSuccess()) {
            log.passed(FIELDS.stream()
                    .map(field -> body.path(field).asText())
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.joining(" · ")));
            return;
        }
        JsonNode error = body.path("error");
        log.failed(
                trouble(error.path("code").asInt()),
                "%d %s".formatted(answered.status(), error.path("message").asText()));
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException notJson) {
            return json.createObjectNode();
        }
    }

    private static ProbeTrouble trouble(int code) {
        return switch (code) {
            case TOKEN_REFUSED, PERMISSION_MISSING -> ProbeTrouble.SIGN_IN;
            case NO_SUCH_OBJECT -> ProbeTrouble.NOT_FOUND;
            default -> ProbeTrouble.REFUSED;
        };
    }
}
