package dev.cauce.engine.supervisor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** What supervisors see. */
@ConfigMapping(prefix = "cauce.supervisor")
public interface LiveSettings {

    /** How often changes are looked for and sent; figures are this fresh. */
    @WithDefault("PT0.25S")
    Duration refresh();

    /** In which a day begins for the counts of agents, who may serve clients of several zones. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** How long traces of ended work are kept. */
    @WithDefault("P90D")
    Duration tracesKept();
}
