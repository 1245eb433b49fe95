package dev.cauce.engine.configuration.definition;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What files of contacts and agents a client takes; what is left out is not limited beyond the installation's own limit. */
@Schema(
        description =
                "What files of contacts and agents a client takes. What is left out is not limited beyond the installation's own.")
public record FileLimits(
        @Schema(description = "Of one file, in bytes", examples = "5000000")
        @Min(value = 1, message = "Must be at least 1.")
        @Nullable
        Long largestBytes,

        @Schema(
                description = "As told by their first bytes, never by their names; none are all",
                examples = "[\"image/*\", \"application/pdf\"]")
        @Size(max = 50, message = "Must have at most 50 entries.")
        Set<
                        @NotNull(message = Shapes.REQUIRED)
                        @Pattern(
                                regexp = "[a-z]{1,20}/(?:\\*|[a-z0-9][a-z0-9.+-]{0,80})",
                                message = "Must be a type such as application/pdf, or image/* for all of a family.")
                        String>
                types,

        @Schema(description = "Of all files on one day of the client, in bytes", examples = "1000000000")
        @Min(value = 1, message = "Must be at least 1.")
        @Max(value = 1_000_000_000_000_000L, message = "Must be at most 1000000000000000.")
        @Nullable
        Long bytesPerDay) {
    public static final FileLimits NONE = new FileLimits(null, Set.of(), null);

    public FileLimits {
        types = Shapes.setOf(types);
    }

    /** The largest file, or this if there is no limit. */
    public long largestOr(long other) {
        return largestBytes == null ? other : largestBytes;
    }

    /** What may be stored on a day, or this if there is no limit. */
    public long ofADayOr(long other) {
        return bytesPerDay == null ? other : bytesPerDay;
    }

    public boolean allows(String type) {
        return types.isEmpty() || types.stream().anyMatch(pattern -> matches(pattern, type));
    }

    /** Whether a type is of a pattern such as {@code image/*}. */
    public static boolean matches(String pattern, String type) {
        return pattern.endsWith("/*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }
}
