package dev.cauce.channel.email;

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
import dev.cauce.channel.api.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** E-mail as an adapter: an agent's message is a letter that answers the contact's newest one. */
public final class EmailAdapter implements MessageAdapter {
    /** How much of a thread is looked through for the letter that is answered. */
    public static final int LOOKED_THROUGH = 50;

    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(Capability.TEXT, Capability.ATTACHMENTS, Capability.LETTERHEAD),
            new Capabilities.Limits(100_000, 20, 15_000_000));

    private final MailEvents events;
    private final LetterWriter writer;
    private final PostOffice office;
    private final Timeline timeline;
    private final FileContents files;

    public EmailAdapter(
            MailEvents events, ThreadMarks marks, PostOffice office, Timeline timeline, FileContents files) {
        this.events = events;
        this.writer = new LetterWriter(marks);
        this.office = office;
        this.timeline = timeline;
        this.files = files;
    }

    /** Everyone who got a message with these parts, as the envelope had it, when this is what the thread held before. */
    public static List<String> recipients(ContactAddress thread, List<Part> parts, List<Timeline.Entry> before) {
        return LetterWriter.recipients(thread, parts, before).envelope();
    }

    @Override
    public String kind() {
        return "email";
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Decoded decode(Payload payload) {
        return events.decode(payload, _ -> Optional.empty());
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(OutboundMessage message) {
        Optional<DeliveryOutcome> refusal = CAPABILITIES.refusalOf(message);
        Optional<PostOffice.Sender> sender = office.sender(message.to().channel());
        if (refusal.isPresent() || sender.isEmpty()) {
            return CompletableFuture.completedFuture(refusal.orElseGet(() -> new DeliveryOutcome.Rejected(
                    "no-mailbox", "The mailbox of this conversation is not configured any more.")));
        }
        return timeline.before(message.to(), message.sequence(), LOOKED_THROUGH)
                .thenCompose(before -> submit(message, before, sender.get()));
    }

    private CompletionStage<DeliveryOutcome> submit(
            OutboundMessage message, List<Timeline.Entry> before, PostOffice.Sender sender) {
        CompletionStage<List<LetterWriter.Enclosure>> all = CompletableFuture.completedFuture(List.of());
        for (Part part : message.parts()) {
            if (part instanceof Part.Attachment file) {
                all = all.thenCombine(files.read(message.to(), file), (some, content) -> {
                    List<LetterWriter.Enclosure> more = new ArrayList<>(some);
                    more.add(new LetterWriter.Enclosure(file, content));
                    return more;
                });
            }
        }
        return all.handle((enclosures, gone) -> gone == null
                        ? office.submit(writer.write(message, before, sender, enclosures))
                        : CompletableFuture.<DeliveryOutcome>completedFuture(new DeliveryOutcome.Rejected(
                                "attachment-gone", "An attachment is not there any more. Upload it again.")))
                .thenCompose(submitted -> submitted);
    }

    @Override
    public DeliveryOutcome tell(Notice notice) {
        return new DeliveryOutcome.Unsupported(Capability.NOTICES);
    }
}
