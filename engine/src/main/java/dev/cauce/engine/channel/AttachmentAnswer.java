package dev.cauce.engine.channel;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.media.MediaContent;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/** An attachment as an HTTP answer that no browser runs or shows in place. */
public final class AttachmentAnswer {
    private static final Logger LOG = Logger.getLogger(AttachmentAnswer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private AttachmentAnswer() {}

    /**
     * Of the file with this id among those that are found for who asks. Fails with 404 for what is not among them, and with 503 when
     * it cannot be read now. The content is streamed. Blocks, as whoever sends the answer does: in a virtual thread.
     */
    public static Response.ResponseBuilder of(
            Uni<Map<String, Part.Attachment>> files, String id, AttachmentStore store) {
        Part.Attachment found = files.await().atMost(PATIENCE).get(id);
        if (found == null) {
            throw Problem.notFound("There is no such attachment for you.").exception();
        }
        MediaContent content = content(found, store);
        return Response.ok(content.stream(), found.contentType())
                .header("Content-Length", content.length())
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(found.name(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", "private, max-age=3600");
    }

    private static MediaContent content(Part.Attachment found, AttachmentStore store) {
        try {
            return store.content(found).orElseThrow(() -> Problem.notFound("The content of this attachment is gone.")
                    .exception());
        } catch (IOException unreachable) {
            LOG.warnf("A file cannot be read from the storage reason=%s", unreachable.getMessage());
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            "The content cannot be read just now. Ask for it again a little later.")
                    .retryAfter(RETRY)
                    .exception();
        }
    }
}
