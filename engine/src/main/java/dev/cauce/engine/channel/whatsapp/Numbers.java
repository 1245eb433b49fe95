package dev.cauce.engine.channel.whatsapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.channel.whatsapp.Signature;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.WhatsAppSecrets;
import dev.cauce.engine.configuration.definition.WhatsAppNumber;
import dev.cauce.engine.security.ChannelSecrets;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The phone numbers there are, with their secrets. */
@Singleton
class Numbers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConfigurationView configuration;
    private final ChannelSecrets secrets;
    private final ObjectMapper json;

    /** A number that can be used. */
    record Active(String channel, WhatsAppNumber number, WhatsAppSecrets secrets) {}

    Numbers(ConfigurationView configuration, ChannelSecrets secrets, ObjectMapper json) {
        this.configuration = configuration;
        this.secrets = secrets;
        this.json = json;
    }

    Optional<WhatsAppNumber> defined(String channel) {
        return configuration.find(WhatsAppNumber.class, channel).map(Defined::definition);
    }

    /** Empty for a number that is not defined, or whose secrets were not set for it as it is now. */
    Uni<Optional<Active>> active(String channel) {
        Optional<WhatsAppNumber> number = defined(channel);
        if (number.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return secrets(channel, number.get().audience())
                .map(found -> found.map(its -> new Active(channel, number.get(), its)));
    }

    /** Others among these phone numbers whose channels have the same app, and so the same webhook, as this one. Blocks. */
    List<Active> ofTheSameApp(Active one, Set<String> phoneNumbers) {
        return configuration.all(WhatsAppNumber.class).stream()
                .filter(defined -> phoneNumbers.contains(defined.definition().phoneNumberId()))
                .filter(defined -> !defined.definition()
                        .phoneNumberId()
                        .equals(one.number().phoneNumberId()))
                .flatMap(defined -> active(defined.id()).await().atMost(PATIENCE).stream())
                .filter(other -> Signature.equal(
                        other.secrets().appSecret(), one.secrets().appSecret()))
                .toList();
    }

    private Uni<Optional<WhatsAppSecrets>> secrets(String channel, String audience) {
        return secrets.of(channel, audience).map(found -> found.flatMap(text -> WhatsAppSecrets.of(text, json)));
    }
}
