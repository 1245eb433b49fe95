package dev.cauce.launcher.data;

import java.nio.file.Path;
import java.util.Map;

/** Where things go that can be made again and that several data folders share. */
public final class CacheFolder {
    private CacheFolder() {}

    /** By {@code CAUCE_CACHE} or the system's custom: {@code ~/.cache/cauce}, for root {@code /var/cache/cauce}. */
    public static Path ofThisUser() {
        return of(System.getenv(), System.getProperty("user.name", ""), System.getProperty("user.home", ""));
    }

    static Path of(Map<String, String> environment, String user, String home) {
        if (environment.containsKey("CAUCE_CACHE")) {
            return Path.of(environment.get("CAUCE_CACHE"));
        }
        if ("root".equals(user)) {
            return Path.of("/var/cache/cauce");
        }
        if (environment.containsKey("XDG_CACHE_HOME")) {
            return Path.of(environment.get("XDG_CACHE_HOME"), "cauce");
        }
        return home.isBlank() || "?".equals(home)
                ? Path.of(System.getProperty("java.io.tmpdir"), "cauce-cache-" + user)
                : Path.of(home, ".cache", "cauce");
    }
}
