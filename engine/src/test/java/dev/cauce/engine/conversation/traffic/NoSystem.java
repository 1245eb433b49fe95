package dev.cauce.engine.conversation.traffic;

import dev.cauce.channel.api.Capability;
import dev.cauce.channel.http.Webhook;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Nobody to write to: this traffic only comes in. */
final class NoSystem implements Webhook {
    @Override
    public Optional<Set<Capability>> capabilities(String channel) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<Answer> post(String channel, String id, byte[] event) {
        return CompletableFuture.completedFuture(new Answer.Refused("nobody"));
    }
}
