package dev.cauce.channel.email;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/**
 * Writes an agent's message as the answer to the newest mail that a person wrote, else to the contact's own. Pure: the same
 * message is the same letter.
 */
final class LetterWriter {
    private static final int LONGEST_QUOTE = 20_000;
    private static final int REFERENCES = 30;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ThreadMarks marks;

    LetterWriter(ThreadMarks marks) {
        this.marks = marks;
    }

    /** A file of the message with its content. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Enclosure(Part.Attachment file, byte[] content) {}

    /** {@code before} is what the thread holds, oldest first; bounces and other automatic mails in it are not answered. */
    Letter write(
            OutboundMessage message,
            List<Timeline.Entry> before,
            PostOffice.Sender sender,
            List<Enclosure> enclosures) {
        Timeline.Entry answered = answered(message.to(), before);
        Part.Letterhead head = answered == null ? null : head(answered);
        String topic = Objects.requireNonNullElse(message.to().topic(), "");
        String id = marks.messageId(message.to().channel(), message.id(), topic, domain(sender.address()));
        var recipients = recipients(message.to(), message.parts(), head);
        var mail = Message.Builder.of();
        mail.setFrom(mailbox(name(message, sender), sender.address()));
        mail.setTo(mailboxes(recipients.to()));
        mail.setCc(mailboxes(recipients.cc()));
        mail.setSubject(subject(head, message, before, sender, topic));
        mail.setDate(Date.from(message.at()), TimeZone.getTimeZone(ZoneOffset.UTC));
        mail.setMessageId("<" + id + ">");
        if (head != null) {
            refer(mail, head.references(), head.messageId());
        } else {
            refer(mail, own(message.to(), before, sender), null);
        }
        body(mail, text(message, answered, sender), enclosures);
        var envelope = recipients.envelope();
        return new Letter(
                message.to(),
                sender.address(),
                envelope.getFirst(),
                envelope.subList(1, envelope.size()),
                id,
                bytes(mail.build()));
    }

    /** Who gets, or got, a message with these parts. */
    static Recipients recipients(ContactAddress thread, List<Part> parts, List<Timeline.Entry> before) {
        Timeline.Entry answered = answered(thread, before);
        return recipients(thread, parts, answered == null ? null : head(answered));
    }

    private static Recipients recipients(ContactAddress thread, List<Part> parts, Part.@Nullable Letterhead head) {
        return Recipients.of(parts, head == null ? thread.address() : head.answerTo());
    }

    /** A form's or machine's mail is answered where it asks for that only if the thread is its own. */
    private static Timeline.@Nullable Entry answered(ContactAddress contact, List<Timeline.Entry> before) {
        List<Timeline.Entry> mails = before.reversed().stream()
                .filter(entry -> entry.author() == Timeline.Author.CONTACT)
                .toList();
        return mails.stream()
                .filter(entry -> !isAutomatic(entry))
                .findFirst()
                .or(() -> mails.stream()
                        .filter(entry -> isFrom(contact.address(), entry))
                        .findFirst())
                .orElse(null);
    }

    private static boolean isAutomatic(Timeline.Entry entry) {
        Part.Letterhead head = head(entry);
        return head != null && head.automatic();
    }

    private static boolean isFrom(String address, Timeline.Entry entry) {
        Part.Letterhead head = head(entry);
        return head != null && head.from().equals(address);
    }

    private static Part.@Nullable Letterhead head(Timeline.Entry entry) {
        return entry.parts().stream()
                .filter(Part.Letterhead.class::isInstance)
                .map(Part.Letterhead.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static String name(OutboundMessage message, PostOffice.Sender sender) {
        return message.senderName() == null ? sender.name() : message.senderName() + " · " + sender.name();
    }

    /** Of the answered letter; else what our first one of the thread said, which may be this; else who writes. */
    private String subject(
            Part.@Nullable Letterhead head,
            OutboundMessage message,
            List<Timeline.Entry> before,
            PostOffice.Sender sender,
            String topic) {
        String plain = ThreadMarks.withoutMark(head == null ? first(message, before, sender) : head.subject());
        String answer = head == null || plain.regionMatches(true, 0, "Re:", 0, 3) ? plain : "Re: " + plain;
        return sender.marksSubject() ? (answer + " " + marks.subjectMark(message.to(), topic)).strip() : answer;
    }

    private static String first(OutboundMessage message, List<Timeline.Entry> before, PostOffice.Sender sender) {
        return Stream.concat(
                        before.stream()
                                .filter(entry -> entry.author() == Timeline.Author.AGENT)
                                .map(Timeline.Entry::parts),
                        Stream.of(message.parts()))
                .flatMap(List::stream)
                .filter(Part.Letterhead.class::isInstance)
                .map(part -> ((Part.Letterhead) part).subject())
                .filter(subject -> !subject.isBlank())
                .findFirst()
                .orElseGet(sender::name);
    }

    /** Our letters of the thread so far, so that the contact's program shows further ones with the first. */
    private List<String> own(ContactAddress thread, List<Timeline.Entry> before, PostOffice.Sender sender) {
        String topic = Objects.requireNonNullElse(thread.topic(), "");
        return before.stream()
                .filter(entry -> entry.author() == Timeline.Author.AGENT)
                .map(entry -> marks.messageId(thread.channel(), entry.id(), topic, domain(sender.address())))
                .toList();
    }

    /** RFC 5322, 3.6.4: what the answered mail refers to, and it; the first and the last when there are very many. */
    private static void refer(Message.Builder mail, List<String> references, @Nullable String answered) {
        List<String> all = new ArrayList<>(references);
        if (answered != null) {
            mail.setField(new RawField("In-Reply-To", "<" + answered + ">"));
            all.remove(answered);
            all.add(answered);
        }
        if (all.size() > REFERENCES) {
            all.subList(1, all.size() - REFERENCES + 1).clear();
        }
        if (!all.isEmpty()) {
            mail.setField(new RawField(
                    "References", all.stream().map(one -> "<" + one + ">").collect(Collectors.joining(" "))));
        }
    }

    private static String text(OutboundMessage message, Timeline.@Nullable Entry answered, PostOffice.Sender sender) {
        var text = new StringBuilder(words(message.parts()));
        if (!sender.signature().isBlank()) {
            text.append("\n\n-- \n").append(sender.signature().strip());
        }
        if (answered != null) {
            String quoted = words(answered.parts());
            String who = Optional.ofNullable(answered.senderName())
                    .orElse(message.to().address());
            text.append("\n\n%s, %s:\n".formatted(who, MINUTE.format(answered.at())))
                    .append(quoted.substring(0, Math.min(quoted.length(), LONGEST_QUOTE))
                            .lines()
                            .map(line -> line.startsWith(">") ? ">" + line : "> " + line)
                            .collect(Collectors.joining("\n")));
        }
        return text.append('\n').toString();
    }

    private static String words(List<Part> parts) {
        return parts.stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
    }

    private static void body(Message.Builder mail, String text, List<Enclosure> enclosures) {
        try {
            String lines = text.replace("\r\n", "\n").replace("\n", "\r\n");
            if (enclosures.isEmpty()) {
                mail.setBody(lines, StandardCharsets.UTF_8);
                mail.setContentTransferEncoding("quoted-printable");
                return;
            }
            var parts = MultipartBuilder.create("mixed");
            var words = BodyPartBuilder.create().setBody(lines, StandardCharsets.UTF_8);
            words.setContentTransferEncoding("quoted-printable");
            parts.addBodyPart(words);
            for (Enclosure enclosure : enclosures) {
                var file = BodyPartBuilder.create()
                        .setBody(enclosure.content(), enclosure.file().contentType());
                file.setContentTransferEncoding("base64");
                file.setContentDisposition("attachment", enclosure.file().name());
                parts.addBodyPart(file);
            }
            mail.setBody(parts.build());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written", e);
        }
    }

    private static Mailbox mailbox(@Nullable String name, String address) {
        int at = address.lastIndexOf('@');
        return new Mailbox(name, address.substring(0, Math.max(at, 0)), address.substring(at + 1));
    }

    private static List<Mailbox> mailboxes(List<String> addresses) {
        return addresses.stream().map(address -> mailbox(null, address)).toList();
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static byte[] bytes(Message mail) {
        try {
            return DefaultMessageWriter.asBytes(mail);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written", e);
        }
    }
}
