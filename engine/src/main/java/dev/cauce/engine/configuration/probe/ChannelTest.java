package dev.cauce.engine.configuration.probe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a test of a channel showed. */
@Schema(name = "ChannelTest", description = "What a test of a channel showed, step by step.")
public record ChannelTest(
        @Schema(description = "Whether every step passed") boolean works,
        Duration took,

        @Schema(description = "In the order in which they were taken; what needs a step that failed was not tried")
        List<Step> steps) {
    public ChannelTest {
        steps = List.copyOf(steps);
    }

    /** One step. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChannelTestStep")
    public record Step(
            ProbeStep step,
            boolean passed,
            Duration took,

            @Schema(description = "What the other side said, shortened") @Nullable
            String said,

            @Schema(description = "Why it failed") @Nullable ProbeTrouble trouble,

            @Schema(description = "What to do about it") @Nullable
            String remedy) {}
}
