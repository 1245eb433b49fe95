package dev.cauce.engine.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the configuration is published. */
@ConfigMapping(prefix = "cauce.configuration")
public interface ConfigurationSettings {

    /** How often each process looks for changes that another process committed but did not live to publish. */
    @WithDefault("PT1S")
    Duration publishEvery();

    /** Changes published in one go. */
    @WithDefault("200")
    int publishAtOnce();

    /** How long publishing may take before it is given up and repeated. */
    @WithDefault("PT30S")
    Duration publishWithin();
}
