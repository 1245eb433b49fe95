package dev.cauce.launcher.containers;

import dev.cauce.launcher.BackingServers;
import dev.cauce.launcher.data.Passwords;
import dev.cauce.launcher.data.SigningKeys;
import dev.cauce.launcher.postgres.CauceDatabase;
import dev.cauce.launcher.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and PostgreSQL as containers, with the settings and roles of the embedded ones; their data goes with them. */
public final class ContainerServers implements AutoCloseable {
    private static final String POSTGRES_IMAGE = "postgres:18.3";

    private final Passwords passwords;
    private final KafkaContainer kafka;
    private final PostgreSQLContainer postgres;

    public ContainerServers(Passwords passwords) {
        this.passwords = passwords;
        this.kafka = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion())
                .withEnv(Map.of(
                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                        "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
                        "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "3000",
                        "KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "3000",
                        "KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "500"));
        this.postgres = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withUsername(PostgresServer.SUPERUSER)
                .withPassword(passwords.superuser())
                .withDatabaseName("postgres")
                .withEnv(
                        "POSTGRES_INITDB_ARGS",
                        "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --encoding=UTF8")
                .withCommand("postgres", "-c", "fsync=on", "-c", "max_connections=200", "-c", "timezone=UTC");
    }

    /** Starts both and returns when they serve and the database is prepared. */
    public BackingServers start(SigningKeys keys, Path data) {
        Startables.deepStart(kafka, postgres).join();
        var address =
                "%s:%d".formatted(postgres.getHost(), postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
        try {
            new CauceDatabase("jdbc:postgresql://" + address, passwords).prepare();
        } catch (SQLException e) {
            throw new IllegalStateException("The PostgreSQL container could not be prepared", e);
        }
        return new BackingServers("containers", kafka.getBootstrapServers(), address, passwords, keys, data);
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }
}
