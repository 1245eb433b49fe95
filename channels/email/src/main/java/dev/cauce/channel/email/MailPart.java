package dev.cauce.channel.email;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.jspecify.annotations.Nullable;

/**
 * A part without parts.
 *
 * @param alternatives which choice of forms it is one of; 0 when it is no choice
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MailPart(
        String type,
        @Nullable String charset,
        boolean flowed,
        boolean deleteSpace,
        @Nullable String name,
        boolean attached,
        @Nullable String contentId,
        int alternatives,
        byte[] content) {
    private static final Map<String, String> USUAL_NAMES = Map.ofEntries(
            Map.entry("text/calendar", "invitation.ics"),
            Map.entry("text/rfc822-headers", "headers.txt"),
            Map.entry("message/rfc822", "message.eml"),
            Map.entry("message/delivery-status", "delivery-status.txt"),
            Map.entry("application/pkcs7-mime", "smime.p7m"),
            Map.entry("application/pkcs7-signature", "smime.p7s"),
            Map.entry("application/pgp-signature", "signature.asc"),
            Map.entry("application/ms-tnef", "winmail.dat"),
            Map.entry("image/png", "image.png"),
            Map.entry("image/jpeg", "image.jpg"),
            Map.entry("image/gif", "image.gif"),
            Map.entry("application/pdf", "document.pdf"));

    /** Folders, and characters that nobody sees: those that turn the direction of writing make an .exe look like a .jpg. */
    private static final Pattern LIES = Pattern.compile("^.*[/\\\\]|\\p{Cf}");

    /** As its fields have it, without content. */
    static MailPart of(MailHeaders headers, int alternatives) {
        ContentTypeField type = contentType(headers);
        ContentDispositionField disposition = disposition(headers);
        String name = disposition == null ? null : disposition.getFilename();
        if (name == null && type != null) {
            name = type.getParameter("name");
        }
        return new MailPart(
                typeOf(type),
                type == null ? null : type.getParameter("charset"),
                type != null && "flowed".equalsIgnoreCase(type.getParameter("format")),
                type != null && "yes".equalsIgnoreCase(type.getParameter("delsp")),
                name == null ? null : MailHeaders.decoded(name),
                disposition != null && disposition.isAttachment(),
                headers.messageIds("Content-ID").stream().findFirst().orElse(null),
                alternatives,
                new byte[0]);
    }

    MailPart with(byte[] itsContent) {
        return new MailPart(type, charset, flowed, deleteSpace, name, attached, contentId, alternatives, itsContent);
    }

    /** To be read as it stands. */
    MailPart asWords() {
        return new MailPart("text/plain", charset, false, false, null, false, null, alternatives, content);
    }

    boolean isText() {
        return type.equals("text/plain") && !attached && name == null;
    }

    boolean isLayout() {
        return type.equals("text/html") && !attached && name == null;
    }

    String words() {
        String text = Charsets.text(content, charset);
        return flowed ? Flowed.joined(text, deleteSpace) : text.replace("\r\n", "\n");
    }

    Mail.File file() {
        String honest = name == null ? "" : LIES.matcher(name).replaceAll("").strip();
        return new Mail.File(
                honest.isEmpty() ? USUAL_NAMES.getOrDefault(type, "file") : honest, type, contentId, content);
    }

    private static String typeOf(@Nullable ContentTypeField field) {
        String type = field == null ? null : field.getMimeType();
        return type == null || type.isBlank() ? "text/plain" : type.toLowerCase(Locale.ROOT);
    }

    private static @Nullable ContentTypeField contentType(MailHeaders headers) {
        return parsed(headers, "Content-Type") instanceof ContentTypeField type ? type : null;
    }

    private static @Nullable ContentDispositionField disposition(MailHeaders headers) {
        return parsed(headers, "Content-Disposition") instanceof ContentDispositionField disposition
                ? disposition
                : null;
    }

    private static @Nullable Object parsed(MailHeaders headers, String name) {
        String body = headers.first(name).orElse(null);
        if (body == null) {
            return null;
        }
        try {
            return LenientFieldParser.parse(name + ": " + body);
        } catch (MimeException | RuntimeException broken) {
            return null;
        }
    }
}
