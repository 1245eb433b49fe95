package dev.cauce.channel.http;

import dev.cauce.channel.api.Capabilities;
import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.FileContents;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Channels that other systems bring over HTTP, in any language. What each can carry is configured. */
public final class HttpChannelAdapter implements MessageAdapter {
    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(Capability.TEXT, Capability.ATTACHMENTS, Capability.LOCATION, Capability.QUICK_REPLIES),
            new Capabilities.Limits(20_000, 10, 5_000_000));

    private final GatewayEvents events = new GatewayEvents();
    private final Webhook webhook;
    private final FileContents files;

    public HttpChannelAdapter(Webhook webhook, FileContents files) {
        this.webhook = webhook;
        this.files = files;
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Decoded decode(Payload payload) {
        return events.decode(payload);
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(OutboundMessage message) {
        Optional<Set<Capability>> configured = webhook.capabilities(message.to().channel());
        if (configured.isEmpty()) {
            return CompletableFuture.completedFuture(new DeliveryOutcome.Rejected(
                    "no-channel", "The channel of this conversation is not configured any more."));
        }
        return new Capabilities(configured.get(), CAPABILITIES.limits())
                .refusalOf(message)
                .<CompletionStage<DeliveryOutcome>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> contents(message)
                        .handle((contents, gone) -> gone == null
                                ? post(message, contents)
                                : CompletableFuture.<DeliveryOutcome>completedFuture(new DeliveryOutcome.Rejected(
                                        "attachment-gone", "An attachment is not there any more. Upload it again.")))
                        .thenCompose(outcome -> outcome));
    }

    private CompletionStage<DeliveryOutcome> post(OutboundMessage message, Map<String, byte[]> contents) {
        return webhook.post(message.to().channel(), message.id(), GatewayMessage.write(message, contents))
                .thenApply(answer -> Verdict.of(message.id(), answer));
    }

    private CompletionStage<Map<String, byte[]>> contents(OutboundMessage message) {
        CompletionStage<Map<String, byte[]>> all = CompletableFuture.completedFuture(Map.of());
        for (Part part : message.parts()) {
            if (part instanceof Part.Attachment file) {
                all = all.thenCombine(files.read(message.to(), file), (some, content) -> {
                    Map<String, byte[]> more = new HashMap<>(some);
                    more.put(file.id(), content);
                    return more;
                });
            }
        }
        return all;
    }

    @Override
    public DeliveryOutcome tell(Notice notice) {
        return new DeliveryOutcome.Unsupported(Capability.NOTICES);
    }
}
