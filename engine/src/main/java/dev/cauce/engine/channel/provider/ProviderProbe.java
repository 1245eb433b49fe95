package dev.cauce.engine.channel.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.channel.api.webhook.Credential;
import dev.cauce.engine.channel.fetch.FetchCall;
import dev.cauce.engine.channel.fetch.FetchTrouble;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.channel.fetch.OutboundFetch;
import dev.cauce.engine.configuration.PluggedProviders;
import dev.cauce.engine.configuration.ProviderSecrets;
import dev.cauce.engine.configuration.definition.ProviderAccount;
import dev.cauce.engine.configuration.probe.ChannelProbe;
import dev.cauce.engine.configuration.probe.ProbeLog;
import dev.cauce.engine.configuration.probe.ProbeStep;
import dev.cauce.engine.configuration.probe.ProbeTrouble;
import dev.cauce.engine.security.ChannelSecrets;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a provider's API for its root with the account's key. What is there differs from provider to provider, so any answer but a
 * refusal of the key or trouble of the server will do; a message is the only proof of more.
 */
@Singleton
class ProviderProbe implements ChannelProbe<ProviderAccount> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final PluggedProviders providers;
    private final ChannelSecrets secrets;
    private final OutboundFetch outside;
    private final ObjectMapper json;

    ProviderProbe(PluggedProviders providers, ChannelSecrets secrets, OutboundFetch outside, ObjectMapper json) {
        this.providers = providers;
        this.secrets = secrets;
        this.outside = outside;
        this.json = json;
    }

    @Override
    public void probe(String channel, ProviderAccount account, @Nullable String sendTo, ProbeLog log) {
        log.begin(ProbeStep.SECRET);
        Optional<ProviderSecrets> known = secrets.of(channel, account.audience())
                .await()
                .atMost(PATIENCE)
                .flatMap(text -> ProviderSecrets.of(text, json));
        if (known.isEmpty()) {
            log.failed(ProbeTrouble.NO_SECRET, "");
            return;
        }
        log.passed("");
        log.begin(ProbeStep.API);
        var adapter = providers.named(account.provider());
        if (adapter.isEmpty()) {
            log.failed(ProbeTrouble.NO_ADAPTER, account.provider());
            return;
        }
        Credential credential = adapter.get().credential();
        var call = new FetchCall(
                "provider-" + account.provider(),
                "GET",
                account.at("/"),
                Set.of(account.host()),
                Map.of(
                        "User-Agent",
                        "cauce",
                        credential.header(),
                        credential.value(known.get().apiKey())),
                new byte[0],
                LARGEST_ANSWER,
                PATIENCE);
        switch (outside.fetch(call).join()) {
            case Fetched.Answered answered -> said(answered.status(), log);
            case Fetched.Refused refused -> log.failed(FetchTrouble.of(refused), refused.reason());
            case Fetched.Lost lost -> log.failed(FetchTrouble.of(lost), lost.reason());
        }
    }

    private static void said(int status, ProbeLog log) {
        String words = Integer.toString(status);
        if (status == 401 || status == 403) {
            log.failed(ProbeTrouble.SIGN_IN, words);
        } else if (status >= 500) {
            log.failed(ProbeTrouble.REFUSED, words);
        } else {
            log.passed(words);
        }
    }
}
