package dev.cauce.engine.channel;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.media.Refusal;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Files that people send in a form. */
@Singleton
public class Uploads {
    private static final Logger LOG = Logger.getLogger(Uploads.class);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final AttachmentStore attachments;
    private final ChatSettings settings;

    Uploads(AttachmentStore attachments, ChatSettings settings) {
        this.attachments = attachments;
        this.settings = settings;
    }

    /** Stores the file of the form field {@code file}; a problem that says what to do for one that is not kept. Blocks. */
    public Part.Attachment take(ContactAddress contact, @Nullable FileUpload file) {
        if (file == null) {
            throw Problem.invalid(FieldError.of("file", "Send one file in the form field file."))
                    .exception();
        }
        if (file.size() > settings.attachmentBytes() || file.size() == 0) {
            throw refused(new Refusal(
                    Refusal.Code.TOO_LARGE,
                    Long.toString(file.size()),
                    "A file must have 1 to %d bytes, but has %d. Send another one."
                            .formatted(settings.attachmentBytes(), file.size())));
        }
        try {
            return switch (attachments.store(contact, String.valueOf(file.fileName()), file.uploadedFile())) {
                case Stored.Here(var stored) -> stored;
                case Stored.Refused not -> throw refused(not.why());
            };
        } catch (IOException unreachable) {
            LOG.warnf("A file could not be kept channel=%s reason=%s", contact.channel(), unreachable.getMessage());
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            "The file could not be kept just now. Send it again a little later.")
                    .retryAfter(RETRY)
                    .exception();
        }
    }

    private static RuntimeException refused(Refusal why) {
        ProblemType type =
                switch (why.code()) {
                    case TOO_LARGE -> ProblemType.TOO_LARGE;
                    case TYPE_NOT_ALLOWED -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    case DAILY_LIMIT -> ProblemType.TOO_MANY_REQUESTS;
                    case INFECTED, NOT_SCANNABLE -> ProblemType.INVALID_REQUEST;
                };
        return Problem.of(type, why.message(), List.of(FieldError.of("file", why.value(), why.message())))
                .exception();
    }
}
