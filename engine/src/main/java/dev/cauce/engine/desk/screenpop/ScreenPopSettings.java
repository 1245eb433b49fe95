package dev.cauce.engine.desk.screenpop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What clients' own systems are asked for beside conversations. */
@ConfigMapping(prefix = "cauce.screen-pops")
public interface ScreenPopSettings {

    /** The longest that a look-up may take, to the last byte of its answer. */
    @WithDefault("PT5S")
    Duration within();

    /** The largest answer to a look-up that is read, in bytes. */
    @WithDefault("65536")
    int mostBytes();

    /** How long an answer is shown again without asking; failures are not remembered. */
    @WithDefault("PT1M")
    Duration remembered();
}
