package dev.cauce.channel.testkit;

import dev.cauce.channel.api.Capabilities;
import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A channel without a provider: payloads are lines {@code <id> <kind> <text>}, and what is delivered is kept in memory. Text
 * only, so that it also proves how all else is refused.
 */
public final class InMemoryAdapter implements MessageAdapter {
    private static final Capabilities CAPABILITIES =
            new Capabilities(Set.of(Capability.TEXT), new Capabilities.Limits(1_000, 0, 0));
    private final List<OutboundMessage> delivered = new CopyOnWriteArrayList<>();

    @Override
    public String kind() {
        return "memory";
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Decoded decode(Payload payload) {
        String[] words = payload.text().strip().split(" ", 3);
        if (words.length < 2) {
            return new Decoded.Malformed(
                    "incomplete", "A line is an id, a kind and a text. Send at least the first two.", "");
        }
        return new Decoded.Events(List.of(event(words, payload)));
    }

    private static ChannelEvent event(String[] words, Payload payload) {
        return words[1].equals("text") && words.length == 3
                ? new ChannelEvent.MessageReceived(
                        words[0], payload.from(), payload.receivedAt(), null, List.of(new Part.Text(words[2])))
                : new ChannelEvent.Unknown(words[0], payload.from(), payload.receivedAt(), words[1]);
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(OutboundMessage message) {
        return CompletableFuture.completedFuture(
                capabilities().refusalOf(message).orElseGet(() -> {
                    delivered.add(message);
                    return new DeliveryOutcome.Accepted(message.id());
                }));
    }

    @Override
    public DeliveryOutcome tell(Notice notice) {
        return new DeliveryOutcome.Unsupported(Capability.NOTICES);
    }

    /** What was delivered, in order. */
    public List<OutboundMessage> delivered() {
        return List.copyOf(delivered);
    }
}
