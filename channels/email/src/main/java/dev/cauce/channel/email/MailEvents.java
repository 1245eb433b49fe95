package dev.cauce.channel.email;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says what mails mean. A mail belongs to the thread of the mail of ours that it answers; else to the thread its subject is
 * marked with, if the mark was given to its sender; else to its sender's thread of the mail it refers to first, or its own.
 */
public final class MailEvents {
    private static final int LONGEST_ADDRESS = 200;
    private final MailReader reader;
    private final MailLimits limits;
    private final ThreadMarks marks;

    public MailEvents(MailLimits limits, ThreadMarks marks) {
        this.reader = new MailReader(limits);
        this.limits = limits;
        this.marks = marks;
    }

    /**
     * Pure. {@code threads} answers whose thread a message of ours, by its id, belongs to: without an answer a reply from
     * another address than the contact's opens a thread of its own.
     */
    public Decoded decode(Payload payload, Function<String, Optional<ContactAddress>> threads) {
        if (payload.size() == 0) {
            return new Decoded.Malformed("empty", "The mail is empty. Look at it in the mailbox.", "");
        }
        if (payload.size() > limits.bytes()) {
            return new Decoded.Malformed(
                    "too-large",
                    "A mail may have at most %d bytes, but has %d. Look at it in the mailbox."
                            .formatted(limits.bytes(), payload.size()),
                    "");
        }
        Mail mail = reader.read(payload);
        String mailbox = payload.from().address();
        if (mail.from().isEmpty() || mail.from().length() > LONGEST_ADDRESS) {
            return new Decoded.Malformed(
                    "no-sender",
                    "No address in From, Sender or Return-Path can be answered. Look at it in the mailbox.",
                    "From");
        }
        if (mail.from().equalsIgnoreCase(mailbox)) {
            return new Decoded.Events(
                    List.of(new ChannelEvent.Unknown(mail.id(), payload.from(), payload.receivedAt(), "own-mail")));
        }
        return events(payload, mail, threads);
    }

    private Decoded events(Payload payload, Mail mail, Function<String, Optional<ContactAddress>> threads) {
        String channel = payload.from().channel();
        Optional<ThreadMarks.Own> answered = answered(channel, mail);
        ContactAddress contact = answered.flatMap(own -> threads.apply(own.message())
                        .filter(known -> known.channel().equals(channel)))
                .orElseGet(() -> thread(payload.from(), mail, answered));
        List<ChannelEvent> events = new ArrayList<>();
        Mail.DeliveryReport report = mail.report();
        if (report != null && answered.isPresent()) {
            List<Mail.Outcome> undelivered = report.undelivered();
            if (undelivered.isEmpty()) {
                return new Decoded.Events(List.of(
                        new ChannelEvent.Unknown(mail.id(), contact, payload.receivedAt(), "delivery-delayed")));
            }
            undelivered.forEach(outcome -> events.add(new ChannelEvent.MessageReported(
                    mail.id() + (events.isEmpty() ? "" : "-" + events.size()),
                    contact,
                    payload.receivedAt(),
                    answered.get().message(),
                    Receipt.FAILED,
                    failure(outcome))));
        }
        List<EmbeddedFile> files = files(payload, mail, contact);
        events.add(new ChannelEvent.MessageReceived(
                mail.id(), contact, payload.receivedAt(), mail.fromName(), parts(mail, files)));
        return new Decoded.Events(events, files);
    }

    private static ChannelEvent.Failure failure(Mail.Outcome outcome) {
        return new ChannelEvent.Failure(
                outcome.status().isEmpty() ? "bounced" : "bounced-" + outcome.status(),
                outcome.text(),
                outcome.recipient());
    }

    /** The newest mail of ours that this one answers, or that a mail server tells about. */
    private Optional<ThreadMarks.Own> answered(String channel, Mail mail) {
        List<String> candidates = new ArrayList<>(mail.references().reversed());
        if (mail.report() != null && mail.report().originalId() != null) {
            candidates.addFirst(mail.report().originalId());
        }
        return candidates.stream()
                .flatMap(id -> marks.own(channel, id).stream())
                .findFirst();
    }

    private ContactAddress thread(ContactAddress mailbox, Mail mail, Optional<ThreadMarks.Own> answered) {
        var sender = new ContactAddress(mailbox.client(), mailbox.channel(), mail.from());
        String topic = answered.map(ThreadMarks.Own::topic)
                .or(() -> marks.topicOfSubject(sender, mail.head().subject()))
                .orElseGet(() -> ThreadMarks.topic(
                        mail.references(),
                        Objects.requireNonNullElse(mail.head().messageId(), mail.id())));
        return new ContactAddress(mailbox.client(), mailbox.channel(), mail.from(), topic);
    }

    private static List<EmbeddedFile> files(Payload payload, Mail mail, ContactAddress contact) {
        List<EmbeddedFile> files = new ArrayList<>();
        for (Mail.File file : mail.files()) {
            files.add(embedded(contact, mail, files.size(), file.name(), file.contentType(), file.content()));
        }
        if (!mail.whole()) {
            files.add(embedded(contact, mail, files.size(), "original.eml", "message/rfc822", payload.body()));
        }
        return files;
    }

    private static EmbeddedFile embedded(
            ContactAddress contact, Mail mail, int place, String name, String type, byte[] content) {
        String id = EmbeddedFile.idOf(contact, mail.id(), place);
        return new EmbeddedFile(contact, new Part.Attachment(id, name, type, content.length), content);
    }

    private static List<Part> parts(Mail mail, List<EmbeddedFile> files) {
        List<Part> parts = new ArrayList<>();
        parts.add(mail.head());
        if (!mail.text().isEmpty()) {
            parts.add(new Part.Text(mail.text()));
        }
        String layout = mail.html();
        if (layout != null) {
            parts.add(new Part.Html(Layout.harmless(layout, idsByContentId(mail, files)::get)));
        }
        files.forEach(file -> parts.add(file.description()));
        return parts;
    }

    private static Map<String, @Nullable String> idsByContentId(Mail mail, List<EmbeddedFile> files) {
        Map<String, @Nullable String> ids = new HashMap<>();
        for (int place = 0; place < mail.files().size(); place++) {
            String contentId = mail.files().get(place).contentId();
            if (contentId != null) {
                ids.put(contentId, files.get(place).description().id());
            }
        }
        return ids;
    }
}
