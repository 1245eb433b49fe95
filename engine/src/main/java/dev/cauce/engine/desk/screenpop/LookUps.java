package dev.cauce.engine.desk.screenpop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cauce.engine.channel.fetch.FetchCall;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.channel.fetch.OutboundFetch;
import dev.cauce.engine.configuration.definition.ScreenPop;
import dev.cauce.engine.security.ChannelSecrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Asks clients' systems, with their secrets and nobody else's, and remembers what they answered for a moment. */
@Singleton
class LookUps {
    private static final Logger LOG = Logger.getLogger(LookUps.class);
    private static final int MOST_REMEMBERED = 1_000;

    private final OutboundFetch outside;
    private final ChannelSecrets secrets;
    private final ScreenPopSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Cache<Asked, LookedUp> remembered;

    /** A version of a look-up at an address: no other client or configuration gives the same answer. */
    private record Asked(String id, long version, URI url) {}

    LookUps(
            OutboundFetch outside,
            ChannelSecrets secrets,
            ScreenPopSettings settings,
            ObjectMapper json,
            Clock clock,
            MeterRegistry metrics) {
        this.outside = outside;
        this.secrets = secrets;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
        this.remembered = Caffeine.newBuilder()
                .expireAfterWrite(settings.remembered())
                .maximumSize(MOST_REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Never fails; {@code anew} asks although the answer is remembered. */
    Uni<LookedUp> ask(ScreenPops.Opened opened, boolean anew) {
        var asked = new Asked(opened.id(), opened.version(), opened.url());
        LookedUp known = anew ? null : remembered.getIfPresent(asked);
        if (known != null) {
            count("remembered");
            return Uni.createFrom().item(known);
        }
        return fetch(opened.id(), opened.pop(), opened.url())
                .map(fetched -> Answers.read(opened.pop(), fetched, json, clock.instant()))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "A look-up broke screenPop=%s", opened.id()))
                .onFailure()
                .recoverWithItem(new LookedUp.Failed(LookedUp.Trouble.UNREACHABLE))
                .invoke(looked -> {
                    switch (looked) {
                        case LookedUp.Found _ -> {
                            remembered.put(asked, looked);
                            count("found");
                        }
                        case LookedUp.Failed(var trouble) -> count(name(trouble));
                    }
                });
    }

    /** As a look-up is asked for, with its secret where one is set for the host as it is now. */
    Uni<Fetched> fetch(String id, ScreenPop pop, URI url) {
        return secrets.of(ScreenPop.secretId(id), pop.audience())
                .chain(secret -> Uni.createFrom().completionStage(() -> outside.fetch(call(pop, url, secret))));
    }

    private FetchCall call(ScreenPop pop, URI url, Optional<String> secret) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "cauce");
        secret.ifPresent(value -> headers.put(pop.secretHeader(), value));
        return new FetchCall(
                "screen-pop",
                "GET",
                url,
                Set.of(pop.host()),
                headers,
                new byte[0],
                settings.mostBytes(),
                settings.within());
    }

    /** As in JSON and in meters. */
    static String name(LookedUp.Trouble trouble) {
        return trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void count(String outcome) {
        metrics.counter("cauce.screen-pop.look-ups", "outcome", outcome).increment();
    }
}
