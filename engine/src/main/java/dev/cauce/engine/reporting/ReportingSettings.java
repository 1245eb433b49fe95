package dev.cauce.engine.reporting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reports count. */
@ConfigMapping(prefix = "cauce.reporting")
public interface ReportingSettings {
    /** Whether this process counts. At least one must; more share the work. */
    @WithDefault("true")
    boolean enabled();

    /** Whoever leaves no later than this after entering the queue abandoned shortly. Holds for segments that end from now on. */
    @WithDefault("PT5S")
    Duration shortAbandon();

    /** The threshold for segments of a queue whose definition is no longer in the routing log. */
    @WithDefault("PT20S")
    Duration unknownThreshold();

    /** The most intervals a report may have; longer ones are refused. */
    @WithDefault("3000")
    int longestReport();
}
