package dev.cauce.engine.channel.provider;

import dev.cauce.channel.api.webhook.Credential;
import dev.cauce.channel.api.webhook.ProviderAnswer;
import dev.cauce.channel.api.webhook.ProviderCall;
import dev.cauce.channel.api.webhook.WebhookDelivery.Asked;
import dev.cauce.engine.channel.fetch.FetchCall;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.channel.fetch.OutboundFetch;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Calls the APIs of providers with the keys of the accounts, and nobody else with them. */
@Singleton
class ProviderApi {
    private static final Logger LOG = Logger.getLogger(ProviderApi.class);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final ProviderAccounts accounts;
    private final OutboundFetch outside;
    private final ProviderSettings settings;

    ProviderApi(ProviderAccounts accounts, OutboundFetch outside, ProviderSettings settings) {
        this.accounts = accounts;
        this.outside = outside;
        this.settings = settings;
    }

    /** Makes the call once; never completes exceptionally. */
    CompletionStage<Asked> ask(ProviderAccounts.Known known, ProviderCall call) {
        return accounts.active(known)
                .subscribeAsCompletionStage()
                .thenCompose(active -> active.map(account -> ask(account, call))
                        .orElseGet(() -> CompletableFuture.completedFuture(new Asked.Refused(
                                "not-active",
                                "The secrets of this account are not set. Ask an administrator to set them."))))
                .exceptionally(failure -> {
                    LOG.warnf(failure, "The secrets of a channel could not be read channel=%s", known.channel());
                    return new Asked.Lost();
                });
    }

    private CompletableFuture<Asked> ask(ProviderAccounts.Active active, ProviderCall call) {
        ProviderAccounts.Known known = active.known();
        Credential credential = known.adapter().credential();
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put("Content-Type", call.contentType());
        headers.put("User-Agent", "cauce");
        headers.put(credential.header(), credential.value(active.secrets().apiKey()));
        return outside.fetch(new FetchCall(
                        "provider-" + known.adapter().provider(),
                        call.method(),
                        known.account().at(call.path()),
                        Set.of(known.account().host()),
                        headers,
                        call.body().getBytes(StandardCharsets.UTF_8),
                        LARGEST_ANSWER,
                        settings.answerWithin()))
                .thenApply(ProviderApi::answer);
    }

    private static Asked answer(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Answered answered ->
                new Asked.Answered(new ProviderAnswer(
                        answered.status(), answered.headers(), new String(answered.body(), StandardCharsets.UTF_8)));
            case Fetched.Refused(var reason) ->
                new Asked.Refused(
                        "not-allowed",
                        "The provider's API may not be called: %s. Maybe the account's apiUrl is wrong."
                                .formatted(reason));
            case Fetched.Lost _ -> new Asked.Lost();
        };
    }
}
