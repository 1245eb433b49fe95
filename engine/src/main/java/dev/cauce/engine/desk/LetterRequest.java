package dev.cauce.engine.desk;

import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who gets an agent's letter, besides or instead of the contact. */
@Schema(
        description = "Who gets a letter; at most 20 in all. Only in conversations by e-mail.",
        examples = "{\"cc\": [\"boss@example.org\"]}")
public record LetterRequest(
        @Schema(
                description = "Where the answered letter asks for when empty or left out",
                examples = "maria@example.org")
        @Size(max = LetterRequest.MOST, message = LetterRequest.TOO_MANY)
        @Nullable
        List<
                        @NotNull(message = LetterRequest.ADDRESS) @Size(max = 200, message = LetterRequest.ADDRESS)
                        @Pattern(regexp = LetterRequest.SHAPE, message = LetterRequest.ADDRESS) String>
                to,

        @Schema(description = "In copy", examples = "boss@example.org")
        @Size(max = LetterRequest.MOST, message = LetterRequest.TOO_MANY)
        @Nullable
        List<
                        @NotNull(message = LetterRequest.ADDRESS) @Size(max = 200, message = LetterRequest.ADDRESS)
                        @Pattern(regexp = LetterRequest.SHAPE, message = LetterRequest.ADDRESS) String>
                cc,

        @Schema(description = "In copy, without the others seeing it", examples = "archive@acme.example")
        @Size(max = LetterRequest.MOST, message = LetterRequest.TOO_MANY)
        @Nullable
        List<
                        @NotNull(message = LetterRequest.ADDRESS) @Size(max = 200, message = LetterRequest.ADDRESS)
                        @Pattern(regexp = LetterRequest.SHAPE, message = LetterRequest.ADDRESS) String>
                bcc,

        @Schema(
                description =
                        "What it is about, of the first letter to the contact; an answer has the subject of the letter it"
                                + " answers",
                examples = "Your conversation with Acme")
        @Size(max = 200, message = "At most 200 characters.")
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "Must be one line.")
        @Nullable
        String subject,

        @Schema(description = "Whether what was said in the conversation is quoted below; false when left out")
        @Nullable
        Boolean quotesConversation) {
    static final int MOST = 20;
    static final String TOO_MANY = "At most 20 recipients in all.";
    static final String SHAPE = "[^@\\s<>,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,253}";
    static final String ADDRESS = "Must be an e-mail address, such as maria@example.org.";

    public LetterRequest {
        to = to == null ? null : to.stream().toList();
        cc = cc == null ? null : cc.stream().toList();
        bcc = bcc == null ? null : bcc.stream().toList();
    }

    /** Refuses more recipients than a letter may have. */
    LetterRequest checked() {
        var all = size(to) + size(cc) + size(bcc);
        if (all > MOST) {
            throw Problem.invalid(FieldError.of("letter", String.valueOf(all), TOO_MANY + " Send fewer."))
                    .exception();
        }
        return this;
    }

    static List<String> listed(@Nullable List<String> sent) {
        return sent == null ? List.of() : sent;
    }

    boolean quotes() {
        return Boolean.TRUE.equals(quotesConversation);
    }

    private static int size(@Nullable List<String> sent) {
        return listed(sent).size();
    }
}
