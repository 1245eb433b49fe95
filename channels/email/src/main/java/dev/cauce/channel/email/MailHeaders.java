package dev.cauce.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;

/** The header fields of a mail or part, read forgivingly: what cannot be understood is taken as it stands. */
final class MailHeaders {
    private static final int LONGEST = 2_000;
    private static final int MOST_ADDRESSES = 100;
    private static final int LONGEST_BODY = LONGEST * 10;
    private static final Pattern FOLD = Pattern.compile("[\\r\\n]+");
    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{1,500})>");
    private final List<Field> fields = new ArrayList<>();

    void add(Field field) {
        fields.add(field);
    }

    Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.getName().equalsIgnoreCase(name))
                .map(MailHeaders::body)
                .findFirst();
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.getName().equalsIgnoreCase(name));
    }

    boolean hasAnyStarting(String prefix) {
        return fields.stream()
                .anyMatch(field -> field.getName().toLowerCase(Locale.ROOT).startsWith(prefix));
    }

    /** With RFC 2047 words decoded, on one line. */
    String text(String name) {
        return first(name).map(MailHeaders::decoded).orElse("");
    }

    /** In the order they stand, without brackets. */
    List<String> messageIds(String name) {
        return first(name).stream()
                .flatMap(body -> MESSAGE_ID.matcher(body).results())
                .map(found -> found.group(1))
                .limit(MOST_ADDRESSES)
                .toList();
    }

    List<Mailbox> addresses(String name) {
        return first(name).map(MailHeaders::parsed).orElse(List.of()).stream()
                .filter(mailbox -> mailbox.getLocalPart() != null && mailbox.getDomain() != null)
                .filter(mailbox -> mailbox.getAddress().chars().noneMatch(Character::isISOControl))
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private static List<Mailbox> parsed(String body) {
        try {
            return LenientAddressParser.DEFAULT.parseAddressList(body).flatten();
        } catch (RuntimeException notAddresses) {
            return List.of();
        }
    }

    static String decoded(String body) {
        String cut = body.length() > LONGEST ? body.substring(0, LONGEST) : body;
        try {
            return oneLine(DecoderUtil.decodeEncodedWords(cut, DecodeMonitor.SILENT, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return oneLine(cut);
        }
    }

    private static String oneLine(String text) {
        return Charsets.storable(text).replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }

    /** From the bytes as they came: the parser takes those that are no ASCII for UTF-8, and loses others where they are not. */
    private static String body(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            String body = field.getBody();
            return body == null ? "" : body.substring(0, Math.min(body.length(), LONGEST_BODY));
        }
        byte[] bytes = raw.toByteArray();
        int begin = 0;
        while (begin < bytes.length && bytes[begin] != ':') {
            begin++;
        }
        int from = Math.min(begin + 1, bytes.length);
        byte[] body = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + LONGEST_BODY));
        return FOLD.matcher(Charsets.read(body, null)).replaceAll("").strip();
    }
}
