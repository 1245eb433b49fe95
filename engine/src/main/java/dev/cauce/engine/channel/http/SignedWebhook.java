package dev.cauce.engine.channel.http;

import dev.cauce.channel.api.Capability;
import dev.cauce.channel.http.Webhook;
import dev.cauce.engine.channel.fetch.Fetched;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.HttpChannel;
import dev.cauce.engine.security.ChannelSecrets;
import dev.cauce.engine.security.WebhookKeys;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Posts events to the systems of channels, signed with the channel's keys. */
@Singleton
class SignedWebhook implements Webhook {
    private final ConfigurationView configuration;
    private final ChannelSecrets secrets;
    private final SignedPosts posts;

    SignedWebhook(ConfigurationView configuration, ChannelSecrets secrets, SignedPosts posts) {
        this.configuration = configuration;
        this.secrets = secrets;
        this.posts = posts;
    }

    @Override
    public Optional<Set<Capability>> capabilities(String channel) {
        return channel(channel).map(HttpChannel::capabilities);
    }

    @Override
    public CompletionStage<Answer> post(String channel, String id, byte[] event) {
        Optional<HttpChannel> configured = channel(channel);
        if (configured.isEmpty()) {
            return CompletableFuture.completedFuture(new Answer.Refused("no-channel"));
        }
        return secrets.of(channel, HttpChannel.KEYS)
                .subscribeAsCompletionStage()
                .thenCompose(keys -> keys.map(WebhookKeys::parse)
                        .map(known -> post(configured.get(), known, id, event).thenApply(SignedWebhook::answer))
                        .orElseGet(() -> CompletableFuture.completedFuture(new Answer.Refused("no-key"))))
                .exceptionally(_ -> new Answer.Lost());
    }

    /** Signed with these keys; what came of it, as it came. */
    CompletableFuture<Fetched> post(HttpChannel channel, WebhookKeys keys, String id, byte[] event) {
        return posts.post("http-channel", URI.create(channel.webhook()), keys, id, event);
    }

    private static Answer answer(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Answered answered ->
                new Answer.Said(
                        answered.status(), answered.headers(), new String(answered.body(), StandardCharsets.UTF_8));
            case Fetched.Refused(var reason) -> new Answer.Refused(reason);
            case Fetched.Lost _ -> new Answer.Lost();
        };
    }

    private Optional<HttpChannel> channel(String id) {
        return configuration.find(HttpChannel.class, id).map(Defined::definition);
    }
}
