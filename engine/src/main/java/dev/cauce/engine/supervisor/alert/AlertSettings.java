package dev.cauce.engine.supervisor.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How alerts on thresholds are watched for and told. */
@ConfigMapping(prefix = "cauce.alerts")
public interface AlertSettings {

    /** How often rules are held against the live figures. */
    @WithDefault("PT0.5S")
    Duration every();

    /** How often telling by mail or webhook is tried in all before it is given up, which the alert then says. */
    @WithDefault("8")
    int attempts();

    /** The pause after the first attempt that failed; twice as long after each further one. */
    @WithDefault("PT5S")
    Duration firstPause();

    /** The longest pause between two attempts. */
    @WithDefault("PT5M")
    Duration longestPause();

    /** How long alerts are kept after they cleared. */
    @WithDefault("P90D")
    Duration kept();
}
