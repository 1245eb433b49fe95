package dev.cauce.engine.channel;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.web.Problem;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An attachment as an HTTP answer that no browser runs or shows in place. */
public final class AttachmentAnswer {
    private AttachmentAnswer() {}

    /** Fails with 404 for what was not found. */
    public static Response.ResponseBuilder of(Part.@Nullable Attachment found, AttachmentStore store) {
        if (found == null) {
            throw Problem.notFound("There is no such attachment for you.").exception();
        }
        var file = store.content(found).orElseThrow(() -> Problem.notFound("The content of this attachment is gone.")
                .exception());
        return Response.ok(file.toFile(), found.contentType())
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(found.name(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", "private, max-age=3600");
    }
}
