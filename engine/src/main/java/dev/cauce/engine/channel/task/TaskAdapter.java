package dev.cauce.engine.channel.task;

import dev.cauce.channel.api.Capabilities;
import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Payload;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A task has nobody to write to: what is written to one fails, and says so. */
@Singleton
class TaskAdapter implements MessageAdapter {
    private static final Capabilities NOTHING = new Capabilities(Set.of(), new Capabilities.Limits(0, 0, 0));

    @Override
    public String kind() {
        return "task";
    }

    @Override
    public Capabilities capabilities() {
        return NOTHING;
    }

    @Override
    public Decoded decode(Payload payload) {
        return new Decoded.Malformed("no-payload", "Tasks come by POST /api/v1/tasks only.", "");
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(OutboundMessage message) {
        return CompletableFuture.completedFuture(new DeliveryOutcome.Rejected(
                "nobody-to-write-to", "A task has nobody to write to. Write a note instead."));
    }

    @Override
    public DeliveryOutcome tell(Notice notice) {
        return new DeliveryOutcome.Unsupported(Capability.NOTICES);
    }
}
