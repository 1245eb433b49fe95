package dev.cauce.engine.channel.whatsapp;

import dev.cauce.channel.api.Part;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A file as the form that Meta takes uploads by (RFC 7578). */
final class MediaForm {
    private final String boundary = "cauce-" + UUID.randomUUID();
    private final Part.Attachment file;
    private final byte[] content;

    MediaForm(Part.Attachment file, byte[] content) {
        this.file = file;
        this.content = content;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] body() {
        var body = new ByteArrayOutputStream(content.length + 1_000);
        body.writeBytes(bytes(field("messaging_product", "whatsapp")));
        body.writeBytes(bytes(field("type", file.contentType())));
        body.writeBytes(
                bytes("""
                --%s\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: %s\r
                \r
                """.formatted(boundary, file.name().replaceAll("[\"\\p{Cntrl}]", "_"), file.contentType())));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--%s--\r\n".formatted(boundary)));
        return body.toByteArray();
    }

    private String field(String name, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
