package dev.cauce.channel.email;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.webhook.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/**
 * What our mails are marked with so that their answers are known, signed so that nobody can make one up: the Message-ID, and
 * a word in the subject that holds for one address only. Thread-safe.
 */
public final class ThreadMarks {
    private static final int TOPIC_BYTES = 8;
    private static final int SIGNATURE_BYTES = 10;
    private static final int SUBJECT_BYTES = 5;
    private static final Pattern MESSAGE_ID =
            Pattern.compile("cauce\\.([0-9a-zA-Z-]{1,60})\\.([0-9a-f]{16})\\.([0-9a-f]{20})@.{1,255}");
    private static final Pattern SUBJECT = Pattern.compile("\\[#([0-9a-f]{16})-([0-9a-f]{10})]");
    private final SecretKey key;

    /** {@code key} is the same in every process and for ever: with another, answers open threads of their own. */
    public ThreadMarks(SecretKey key) {
        this.key = key;
    }

    /** A mail of ours: which message, in which topic. */
    record Own(String message, String topic) {}

    String messageId(String channel, String message, String topic, String domain) {
        return "cauce.%s.%s.%s@%s".formatted(message, topic, signature(channel, message, topic), domain);
    }

    /** What of ours this Message-ID stands for, if we gave it on this channel. */
    Optional<Own> own(String channel, String messageId) {
        Matcher parts = MESSAGE_ID.matcher(messageId);
        return parts.matches() && Hmac.equal(parts.group(3), signature(channel, parts.group(1), parts.group(2)))
                ? Optional.of(new Own(parts.group(1), parts.group(2)))
                : Optional.empty();
    }

    String subjectMark(ContactAddress contact, String topic) {
        return "[#%s-%s]".formatted(topic, subjectSignature(contact, topic));
    }

    /** The topic a subject names, if we told it to this very address. */
    Optional<String> topicOfSubject(ContactAddress sender, String subject) {
        Matcher mark = SUBJECT.matcher(subject);
        return mark.find() && Hmac.equal(mark.group(2), subjectSignature(sender, mark.group(1)))
                ? Optional.of(mark.group(1))
                : Optional.empty();
    }

    static String withoutMark(String subject) {
        return SUBJECT.matcher(subject).replaceAll("").strip();
    }

    /** The topic of a mail that answers none of ours: that of the first mail it refers to, or its own. */
    static String topic(List<String> references, String own) {
        String root = references.isEmpty() ? own : references.getFirst();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(root.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, TOPIC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private String signature(String channel, String message, String topic) {
        return HexFormat.of().formatHex(mac("id", channel, message, topic), 0, SIGNATURE_BYTES);
    }

    private String subjectSignature(ContactAddress contact, String topic) {
        return HexFormat.of().formatHex(mac("subject", contact.channel(), contact.address(), topic), 0, SUBJECT_BYTES);
    }

    private byte[] mac(String... texts) {
        byte[] joined = (String.join("\0", texts) + '\0').getBytes(StandardCharsets.UTF_8);
        return Hmac.SHA256.of(key.getEncoded(), joined);
    }
}
