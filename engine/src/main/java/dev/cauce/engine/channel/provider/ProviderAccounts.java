package dev.cauce.engine.channel.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.channel.api.webhook.WebhookChannel;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.PluggedProviders;
import dev.cauce.engine.configuration.ProviderSecrets;
import dev.cauce.engine.configuration.definition.ProviderAccount;
import dev.cauce.engine.security.ChannelSecrets;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The accounts there are, with the adapters of their providers and their secrets. */
@Singleton
class ProviderAccounts {
    private final ConfigurationView configuration;
    private final PluggedProviders providers;
    private final ChannelSecrets secrets;
    private final ObjectMapper json;

    /** An account whose adapter is there. */
    record Known(String channel, ProviderAccount account, WebhookChannel adapter) {}

    /** An account that can be used. */
    record Active(Known known, ProviderSecrets secrets) {}

    ProviderAccounts(
            ConfigurationView configuration, PluggedProviders providers, ChannelSecrets secrets, ObjectMapper json) {
        this.configuration = configuration;
        this.providers = providers;
        this.secrets = secrets;
        this.json = json;
    }

    /** Empty when it is not defined, or the adapter of its provider was taken away since. */
    Optional<Known> known(String channel) {
        return configuration
                .find(ProviderAccount.class, channel)
                .map(Defined::definition)
                .flatMap(account ->
                        providers.named(account.provider()).map(adapter -> new Known(channel, account, adapter)));
    }

    /** Empty when its secrets were not set for it as it is now. */
    Uni<Optional<Active>> active(Known known) {
        return secrets.of(known.channel(), known.account().audience())
                .map(found ->
                        found.flatMap(text -> ProviderSecrets.of(text, json)).map(its -> new Active(known, its)));
    }
}
