package dev.cauce.engine.channel.awaited;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the files of contacts are fetched from providers. */
@ConfigMapping(prefix = "cauce.awaited-files")
public interface AwaitedFileSettings {

    /** Files that one process fetches at a time; each is in its memory meanwhile. */
    @WithDefault("8")
    int atOnce();

    /** How often a process looks for files that are due. */
    @WithDefault("PT0.5S")
    Duration look();

    /** The pause after a first attempt that did not succeed; doubles with each further one. */
    @WithDefault("PT5S")
    Duration retryAfter();

    /** The longest pause between two attempts. */
    @WithDefault("PT10M")
    Duration longestRetry();

    /** A file that could not be fetched within this is given up: the agent sees so, and may have it tried again. */
    @WithDefault("PT6H")
    Duration giveUpAfter();

    /** A process that has not finished with a file within this is taken for dead: another one takes the file up. */
    @WithDefault("PT2M")
    Duration lease();
}
