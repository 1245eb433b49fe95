package dev.cauce.engine.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The administrator that is made when there is no user at all. */
@ConfigMapping(prefix = "cauce.first-administrator")
public interface FirstAdministrator {

    /** The id to sign in with. */
    @WithDefault("admin")
    String user();

    /** The password, at least 8 characters; without it nobody is made and the engine stays closed. */
    Optional<String> password();
}
