package dev.cauce.engine.desk.screenpop;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.channel.fetch.FetchCall;
import dev.cauce.engine.channel.fetch.FetchTrouble;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.channel.fetch.OutboundFetch;
import dev.cauce.engine.configuration.definition.AddressTemplate.Filling;
import dev.cauce.engine.configuration.definition.AddressTemplate.Place;
import dev.cauce.engine.configuration.definition.ScreenPop;
import dev.cauce.engine.configuration.definition.ScreenPop.Opens;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.configuration.probe.ProbeLog;
import dev.cauce.engine.configuration.probe.ProbeStep;
import dev.cauce.engine.configuration.probe.ProbeTrouble;
import dev.cauce.engine.security.ChannelSecrets;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a client's system as a conversation would, with a made-up one. Pages are asked for by the engine here, else by browsers. */
@Singleton
class ScreenPopProbe implements ChannelProbe<ScreenPop> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_PAGE = 4 * 1024 * 1024;
    private static final Pattern ANCESTORS = Pattern.compile("(?:^|[;,])\\s*frame-ancestors\\s+([^;,]*)");

    private final LookUps lookUps;
    private final OutboundFetch outside;
    private final ChannelSecrets secrets;
    private final ObjectMapper json;
    private final Clock clock;

    ScreenPopProbe(LookUps lookUps, OutboundFetch outside, ChannelSecrets secrets, ObjectMapper json, Clock clock) {
        this.lookUps = lookUps;
        this.outside = outside;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void probe(String id, ScreenPop pop, @Nullable String contact, ProbeLog log) {
        URI url = Filling.fill(pop.url(), madeUp(pop, contact));
        if (pop.opens() == Opens.LOOK_UP) {
            lookUp(id, pop, url, contact != null, log);
        } else {
            page(pop, url, log);
        }
    }

    private void lookUp(String id, ScreenPop pop, URI url, boolean isMeant, ProbeLog log) {
        log.begin(ProbeStep.SECRET);
        var name = ScreenPop.secretId(id);
        boolean isSet = secrets.setAt(name).await().atMost(PATIENCE).isPresent();
        if (isSet && secrets.of(name, pop.audience()).await().atMost(PATIENCE).isEmpty()) {
            log.failed(ProbeTrouble.NO_SECRET, "");
            return;
        }
        log.passed("");
        log.begin(ProbeStep.LOOK_UP);
        Fetched fetched = lookUps.fetch(id, pop, url).await().atMost(PATIENCE);
        switch (fetched) {
            case Fetched.Answered answered
            when answered.isSuccess() -> {
                log.passed(Integer.toString(answered.status()));
                fields(pop, answered, log);
            }
            case Fetched.Answered answered
            when answered.status() == 404 && !isMeant -> log.passed("404: the made-up contact is not known");
            case Fetched.Answered answered -> log.failed(trouble(answered.status()), said(answered));
            case Fetched.Refused refused -> log.failed(FetchTrouble.of(refused), refused.reason());
            case Fetched.Lost lost -> log.failed(FetchTrouble.of(lost), lost.reason());
        }
    }

    private void fields(ScreenPop pop, Fetched.Answered answered, ProbeLog log) {
        log.begin(ProbeStep.FIELDS);
        switch (Answers.read(pop, answered, json, clock.instant())) {
            case LookedUp.Found found ->
                log.passed(found.fields().stream()
                        .map(field -> field.value().isEmpty() ? field.label() + " –" : field.label() + " ✓")
                        .collect(Collectors.joining(", ")));
            case LookedUp.Failed _ ->
                log.failed(isJson(answered.body()) ? ProbeTrouble.NO_FIELDS : ProbeTrouble.NO_JSON, "");
        }
    }

    private boolean isJson(byte[] body) {
        try {
            return json.readTree(body).isContainerNode();
        } catch (java.io.IOException notOne) {
            return false;
        }
    }

    private void page(ScreenPop pop, URI url, ProbeLog log) {
        log.begin(ProbeStep.PAGE);
        var call = new FetchCall(
                "screen-pop",
                "GET",
                url,
                Set.of(pop.host()),
                Map.of("Accept", "text/html", "User-Agent", "cauce"),
                new byte[0],
                LARGEST_PAGE,
                PATIENCE);
        switch (outside.fetch(call).join()) {
            case Fetched.Answered answered -> {
                if (isShown(answered.status())) {
                    log.passed(Integer.toString(answered.status()));
                    frame(pop, answered, log);
                } else {
                    log.failed(trouble(answered.status()), Integer.toString(answered.status()));
                }
            }
            case Fetched.Refused refused -> log.failed(FetchTrouble.of(refused), refused.reason());
            case Fetched.Lost lost -> log.failed(FetchTrouble.of(lost), lost.reason());
        }
    }

    /** Whoever is not signed in is often sent to a page for that, or told so: a browser may be. */
    private static boolean isShown(int status) {
        return status < 400 || status == 401 || status == 403;
    }

    private static void frame(ScreenPop pop, Fetched.Answered answered, ProbeLog log) {
        if (pop.opens() != Opens.FRAME) {
            return;
        }
        log.begin(ProbeStep.FRAME);
        String options = answered.headers().getOrDefault("x-frame-options", "").strip();
        var ancestors = ANCESTORS.matcher(
                answered.headers().getOrDefault("content-security-policy", "").toLowerCase(Locale.ROOT));
        if (ancestors.find()) {
            String allowed = ancestors.group(1).strip();
            if (Set.of("'none'", "'self'", "").contains(allowed)) {
                log.failed(ProbeTrouble.FRAMING, "frame-ancestors " + allowed);
            } else {
                log.passed("frame-ancestors " + allowed);
            }
        } else if (options.isEmpty()) {
            log.passed("");
        } else {
            log.failed(ProbeTrouble.FRAMING, "X-Frame-Options: " + options);
        }
    }

    private static ProbeTrouble trouble(int status) {
        return switch (status) {
            case 401, 403 -> ProbeTrouble.SIGN_IN;
            case 404, 410 -> ProbeTrouble.NOT_FOUND;
            default -> status / 100 == 3 ? ProbeTrouble.REDIRECTED : ProbeTrouble.REFUSED;
        };
    }

    /** Not the body: it may be about somebody. */
    private static String said(Fetched.Answered answered) {
        return Integer.toString(answered.status());
    }

    private Map<Place, String> madeUp(ScreenPop pop, @Nullable String contact) {
        Map<Place, String> values = new EnumMap<>(Place.class);
        values.put(Place.CONTACT_ADDRESS, Objects.requireNonNullElse(contact, "test@example.org"));
        values.put(Place.CONVERSATION_ID, "00000000-0000-0000-0000-000000000000");
        values.put(Place.CONVERSATION_CHANNEL, "chat");
        values.put(Place.CONVERSATION_STARTED, clock.instant().toString());
        values.put(Place.CONVERSATION_PRIORITY, "0");
        values.put(Place.QUEUE_ID, pop.queues().stream().findFirst().orElse("test"));
        values.put(Place.QUEUE_NAME, "Test");
        values.put(Place.CLIENT_ID, pop.client());
        values.put(Place.CLIENT_NAME, pop.client());
        values.put(Place.AGENT_ID, "test");
        return values;
    }
}
