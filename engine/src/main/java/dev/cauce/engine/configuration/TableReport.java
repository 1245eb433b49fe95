package dev.cauce.engine.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cauce.engine.web.FieldError;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a file of definitions does, or would do, line by line. */
@Schema(name = "TableReport", description = "What a file of definitions does, or would do, line by line.")
public record TableReport(
        @Schema(description = "Whether it was done; a dry run and a file with anything wrong change nothing")
        boolean applied,

        int created,
        int changed,
        int unchanged,
        int wrong,
        List<Line> lines) {
    public TableReport {
        lines = List.copyOf(lines);
    }

    static TableReport of(boolean applied, List<Line> lines) {
        return new TableReport(
                applied,
                count(lines, Effect.CREATED),
                count(lines, Effect.CHANGED),
                count(lines, Effect.UNCHANGED),
                count(lines, Effect.WRONG),
                lines);
    }

    private static int count(List<Line> lines, Effect effect) {
        return (int) lines.stream().filter(line -> line.effect() == effect).count();
    }

    /** What a line does. */
    public enum Effect {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("wrong")
        WRONG
    }

    /** One line of the file. */
    @Schema(name = "TableLine")
    public record Line(
            @Schema(description = "As a spreadsheet counts; the first line names the columns")
            int line,

            String id,
            Effect effect,

            @Schema(description = "What is different from now")
            List<Change> changes,

            @Schema(description = "What is wrong, by column")
            List<FieldError> errors) {
        public Line {
            changes = List.copyOf(changes);
            errors = List.copyOf(errors);
        }
    }

    /** A value that is different. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "TableChange")
    public record Change(
            String column,

            @Schema(description = "Empty when there was none")
            String before,

            @Schema(description = "Empty when it goes") String after) {}
}
