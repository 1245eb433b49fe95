package dev.cauce.channel.whatsapp;

import dev.cauce.channel.api.Capabilities;
import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.DeliveryOutcome;
import dev.cauce.channel.api.FileContents;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.ReadMark;
import dev.cauce.channel.api.Timeline;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** WhatsApp as an adapter: free messages while the contact's service window is open, and templates at any time, each in one call. */
public final class WhatsAppAdapter implements MessageAdapter {
    private static final int PAGE = 100;
    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(
                    Capability.TEXT,
                    Capability.ATTACHMENTS,
                    Capability.LOCATION,
                    Capability.TEMPLATES,
                    Capability.RECEIPTS,
                    Capability.READ_MARKS,
                    Capability.ANSWERS),
            new Capabilities.Limits(4_096, 1, 16_000_000));
    private static final DeliveryOutcome CLOSED = new DeliveryOutcome.Rejected(
            "window-closed",
            "More than 24 hours passed since the contact's last message. WhatsApp takes only templates until they write again.");
    private static final DeliveryOutcome GONE =
            new DeliveryOutcome.Rejected("attachment-gone", "The attachment is not there any more. Upload it again.");

    private final WebhookReader reader = new WebhookReader();
    private final Graph graph;
    private final Timeline timeline;
    private final FileContents files;
    private final InstantSource clock;

    public WhatsAppAdapter(Graph graph, Timeline timeline, FileContents files, InstantSource clock) {
        this.graph = graph;
        this.timeline = timeline;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "whatsapp";
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Decoded decode(Payload payload) {
        return reader.read(payload).decoded();
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(OutboundMessage message) {
        Optional<DeliveryOutcome> refusal = CAPABILITIES.refusalOf(message);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(refusal.get());
        }
        return switch (Composition.of(message)) {
            case Composition.Refused(var why) -> CompletableFuture.completedFuture(why);
            case Composition.Whole(Outgoing.Template template) -> hand(message, template);
            case Composition.Whole(var outgoing) ->
                window(message.to())
                        .thenCompose(
                                window -> window.isPresent() && window.get().isOpenAt(clock.instant())
                                        ? hand(message, outgoing)
                                        : CompletableFuture.completedFuture(CLOSED));
        };
    }

    /** The window that the contact's newest message opened, however late it was told; empty for whoever never wrote. */
    public CompletionStage<Optional<ServiceWindow>> window(ContactAddress contact) {
        return window(contact, Long.MAX_VALUE);
    }

    private CompletionStage<Optional<ServiceWindow>> window(ContactAddress contact, long before) {
        return timeline.before(contact, before, PAGE).thenCompose(entries -> {
            Optional<ServiceWindow> found = entries.stream()
                    .filter(entry -> entry.author() == Timeline.Author.CONTACT)
                    .map(Timeline.Entry::at)
                    .max(Comparator.naturalOrder())
                    .map(ServiceWindow::after);
            return found.isPresent() || entries.size() < PAGE
                    ? CompletableFuture.completedFuture(found)
                    : window(contact, entries.getFirst().sequence());
        });
    }

    private CompletionStage<DeliveryOutcome> hand(OutboundMessage message, Outgoing outgoing) {
        if (!(outgoing instanceof Outgoing.File file)) {
            return send(message, outgoing, null);
        }
        return files.read(message.to(), file.file())
                .handle((content, gone) -> gone != null
                        ? CompletableFuture.completedFuture(GONE)
                        : graph.upload(message.to().channel(), file.file(), content)
                                .thenCompose(answer -> switch (Answers.uploaded(answer)) {
                                    case Answers.Uploaded.Under(var id) -> send(message, outgoing, id);
                                    case Answers.Uploaded.Not(var why) -> CompletableFuture.completedFuture(why);
                                }))
                .thenCompose(handed -> handed);
    }

    private CompletionStage<DeliveryOutcome> send(OutboundMessage message, Outgoing outgoing, @Nullable String media) {
        var envelope = new MessageWriter.Envelope(message.id(), message.to().address(), answered(message));
        return graph.send(message.to().channel(), MessageWriter.write(envelope, outgoing, media))
                .thenApply(Answers::sent);
    }

    private static @Nullable String answered(OutboundMessage message) {
        return message.parts().stream()
                .filter(Part.Answering.class::isInstance)
                .map(part -> ((Part.Answering) part).origin())
                .findFirst()
                .orElse(null);
    }

    /** WhatsApp shows all messages before it as read, too. */
    @Override
    public CompletionStage<DeliveryOutcome> markRead(ReadMark mark) {
        return graph.send(mark.to().channel(), MessageWriter.read(mark.origin()))
                .thenApply(Answers::sent);
    }

    @Override
    public DeliveryOutcome tell(Notice notice) {
        return new DeliveryOutcome.Unsupported(Capability.NOTICES);
    }
}
