package dev.cauce.engine.persistence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is asked of PostgreSQL at once. */
@ConfigMapping(prefix = "cauce.persistence")
public interface PersistenceSettings {

    /** Transactions for requests that run or wait at once in this process; one more is told to come back shortly. */
    @WithDefault("200")
    int requestsAtOnce();
}
