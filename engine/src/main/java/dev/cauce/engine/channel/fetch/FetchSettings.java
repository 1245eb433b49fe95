package dev.cauce.engine.channel.fetch;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** What the engine may reach by HTTP. */
@ConfigMapping(prefix = "cauce.fetch")
public interface FetchSettings {

    /** Hosts that may be reached on private networks and without encryption, such as systems beside the engine; otherwise none. */
    Optional<Set<String>> privateHosts();
}
