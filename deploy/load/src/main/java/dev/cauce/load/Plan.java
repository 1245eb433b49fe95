package dev.cauce.load;

import dev.cauce.load.net.Target;
import dev.cauce.load.setup.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run does.
 *
 * @param perSecond interactions that begin in a second
 * @param exchanges of each interaction
 * @param kafka the broker to compare with
 * @param chaos the launcher's data folder, when its parts are to be killed
 */
record Plan(
        Target target,
        double perSecond,
        Duration duration,
        int agents,
        int exchanges,
        Duration think,
        int transferEvery,
        Duration patience,
        Credentials administrator,
        Optional<String> kafka,
        Optional<Path> chaos) {}
