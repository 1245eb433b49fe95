package dev.cauce.engine.configuration;

import dev.cauce.channel.api.webhook.WebhookChannel;
import dev.cauce.engine.configuration.definition.ProviderAccount;
import dev.cauce.engine.web.FieldError;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The providers whose adapters are plugged in: beans of modules on the class path. No two have the same name. */
@Singleton
public class PluggedProviders {
    private final Map<String, WebhookChannel> byName = new TreeMap<>();

    PluggedProviders(Instance<WebhookChannel> all) {
        for (WebhookChannel one : all) {
            if (byName.put(one.provider(), one) != null) {
                throw new IllegalStateException(
                        "Two adapters are plugged in for the provider %s. Take one of their modules away."
                                .formatted(one.provider()));
            }
        }
    }

    public Optional<WebhookChannel> named(String provider) {
        return Optional.ofNullable(byName.get(provider));
    }

    List<FieldError> check(ProviderAccount account) {
        return byName.containsKey(account.provider())
                ? List.of()
                : List.of(FieldError.of(
                        "provider",
                        account.provider(),
                        byName.isEmpty()
                                ? "No adapter of a provider is plugged in. Add its module to the engine's dependencies."
                                : "No adapter of this provider is plugged in, only of %s. Maybe it is misspelt."
                                        .formatted(String.join(", ", byName.keySet()))));
    }
}
