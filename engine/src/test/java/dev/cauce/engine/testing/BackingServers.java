package dev.cauce.engine.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Configures an engine under test for the real servers: every start gets an empty database and topics of its own, which
 * go when it stops. Its Kafka and PostgreSQL are those of {@link RunningServers#shared()}.
 */
public final class BackingServers implements QuarkusTestResourceLifecycleManager {
    private @Nullable TestDatabase database;

    @Override
    public Map<String, String> start() {
        var servers = RunningServers.shared();
        var id = UUID.randomUUID().toString().substring(0, 8);
        var created = TestDatabase.create(servers, "test_" + id);
        database = created;
        return Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", servers.bootstrapServers()),
                Map.entry("cauce.topic-prefix", "test-" + id + "."),
                Map.entry("quarkus.datasource.jdbc.url", created.jdbcUrl()),
                Map.entry("quarkus.datasource.reactive.url", created.reactiveUrl()),
                Map.entry("quarkus.datasource.username", servers.application()),
                Map.entry("quarkus.datasource.password", servers.applicationPassword()),
                Map.entry("quarkus.flyway.username", servers.owner()),
                Map.entry("quarkus.flyway.password", servers.ownerPassword()),
                Map.entry("mp.jwt.verify.publickey.location", servers.publicKey()),
                Map.entry("smallrye.jwt.sign.key.location", servers.privateKey()));
    }

    @Override
    public void stop() {
        if (database != null) {
            database.drop();
        }
    }
}
