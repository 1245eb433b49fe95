package dev.cauce.launcher;

import dev.cauce.launcher.data.CacheFolder;
import dev.cauce.launcher.data.DataFolder;
import dev.cauce.launcher.kafka.KafkaServer;
import dev.cauce.launcher.postgres.PostgresServer;
import dev.cauce.launcher.process.Server;
import java.util.List;

/** Kafka and PostgreSQL as child processes over one data folder. */
public record EmbeddedServers(DataFolder data, KafkaServer kafka, PostgresServer postgres) {

    static EmbeddedServers over(DataFolder data, int kafkaPort, int postgresPort) {
        return new EmbeddedServers(
                data,
                new KafkaServer(data.of("kafka"), data.log("kafka"), data.pidFile("kafka"), kafkaPort),
                new PostgresServer(
                        data.of("postgres"),
                        data.log("postgres"),
                        data.pidFile("postgres"),
                        postgresPort,
                        data.passwords(),
                        CacheFolder.ofThisUser()));
    }

    /** In the order in which they stop. */
    List<Server> servers() {
        return List.of(kafka, postgres);
    }

    BackingServers description() {
        return new BackingServers(
                "embedded",
                kafka.bootstrapServers(),
                postgres.address(),
                data.passwords(),
                data.signingKeys(),
                data.root());
    }
}
