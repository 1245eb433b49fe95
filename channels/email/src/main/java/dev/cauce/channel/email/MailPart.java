package dev.cauce.channel.email;

import java.util.Locale;
import java.util.Map;
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
    private static final Map<String, String> USUAL_NAMES = Map.of(
            "text/calendar", "invitation.ics",
            "message/rfc822", "message.eml",
            "application/pkcs7-mime", "smime.p7m",
            "application/pkcs7-signature", "smime.p7s",
            "application/pgp-signature", "signature.asc",
            "application/ms-tnef", "winmail.dat",
            "image/png", "image.png",
            "image/jpeg", "image.jpg",
            "image/gif", "image.gif",
            "application/pdf", "document.pdf");

    static MailPart of(MailHeaders headers, int alternatives, byte[] content) {
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
                content);
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
        return new Mail.File(
                name != null && !name.isBlank() ? name : USUAL_NAMES.getOrDefault(type, "file"),
                type,
                contentId,
                content);
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
