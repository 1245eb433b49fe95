package dev.cauce.engine.configuration.definition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A company on whose behalf work is done. */
@Schema(description = "A company on whose behalf work is done.")
public record Client(
        @Name String name,

        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "Europe/Madrid")
        @NotNull(message = Shapes.REQUIRED)
        ZoneId timeZone,

        @Schema(description = "The language the client's contacts are first addressed in", examples = "es")
        @NotNull(message = Shapes.REQUIRED)
        @Pattern(regexp = Shapes.LANGUAGE, message = Shapes.LANGUAGE_MESSAGE)
        @Size(max = 35, message = Shapes.LANGUAGE_MESSAGE)
        String language,

        @Schema(description = "The words that conversations can be tagged with", examples = "[\"complaint\", \"vip\"]")
        @Size(max = 200, message = "Must have at most 200 entries.")
        Set<
                        @NotNull
                        @Pattern(
                                regexp = "[^\\s,;\\p{Cntrl}](?:[^,;\\p{Cntrl}]{0,38}[^\\s,;\\p{Cntrl}])?",
                                message = "Must have 1 to 40 characters, without commas and semicolons.")
                        String>
                tags,

        @Schema(
                description =
                        "What files of contacts and agents are taken; all that the installation takes when left out")
        @Valid
        @Nullable
        FileLimits files)
        implements Definition {

    public Client {
        tags = Shapes.setOf(tags);
    }

    /** Without tags and limits of files. */
    public Client(String name, ZoneId timeZone, String language) {
        this(name, timeZone, language, Set.of());
    }

    /** Without limits of files. */
    public Client(String name, ZoneId timeZone, String language, Set<String> tags) {
        this(name, timeZone, language, tags, null);
    }

    @Override
    public List<Reference> references() {
        return List.of();
    }
}
