package dev.cauce.launcher.engine;

import dev.cauce.launcher.BackingServers;
import dev.cauce.launcher.data.DataFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The engine's settings as environment variables, which other users of the machine cannot see as they can arguments. */
public record EngineSettings(BackingServers servers, String host, int port, DataFolder data, Map<String, String> more) {
    public EngineSettings {
        more = Map.copyOf(more);
    }

    public EngineSettings(BackingServers servers, String host, int port, DataFolder data) {
        this(servers, host, port, data, Map.of());
    }

    /** With the ports of the demonstration's mail server. */
    public EngineSettings withMail(int smtpPort, int imapPort) {
        return new EngineSettings(
                servers,
                host,
                port,
                data,
                Map.of(
                        "CAUCE_DEMO_SMTP_PORT",
                        Integer.toString(smtpPort),
                        "CAUCE_DEMO_IMAP_PORT",
                        Integer.toString(imapPort)));
    }

    /** For an engine that runs unwatched: with its log in the data folder. */
    public Map<String, String> asEnvironment() {
        var settings = new LinkedHashMap<>(withoutLog());
        logging(settings);
        return settings;
    }

    /** For an engine whose log is read on a terminal. */
    public Map<String, String> withoutLog() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("QUARKUS_HTTP_HOST", host);
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", servers.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", servers.reactiveUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", servers.application());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", servers.passwords().application());
        settings.put("QUARKUS_FLYWAY_USERNAME", servers.owner());
        settings.put("QUARKUS_FLYWAY_PASSWORD", servers.passwords().owner());
        settings.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                servers.keys().publicKey().toUri().toString());
        settings.put(
                "SMALLRYE_JWT_SIGN_KEY_LOCATION",
                servers.keys().privateKey().toUri().toString());
        settings.put(
                "CAUCE_CONVERSATION_MASTER_KEY_FILE",
                data.root().resolve("master.key").toString());
        settings.put(
                "CAUCE_CHAT_ATTACHMENT_FOLDER",
                data.root().resolve("attachments").toString());
        settings.putAll(more);
        settings.put("CAUCE_DEMO", System.getenv().getOrDefault("CAUCE_DEMO", "true"));
        settings.put(
                "CAUCE_FETCH_PRIVATE_HOSTS",
                System.getenv().getOrDefault("CAUCE_FETCH_PRIVATE_HOSTS", "127.0.0.1,localhost"));
        return settings;
    }

    /** Where the engine answers once it can work. */
    URI readiness() {
        return URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port));
    }

    Path log() {
        return data.log("engine");
    }

    /** What it says before its log is open, and what a JVM says when it dies. */
    Path output() {
        return log().resolveSibling("engine.out");
    }

    private void logging(Map<String, String> settings) {
        settings.put("QUARKUS_LOG_CONSOLE_ENABLED", "false");
        settings.put("QUARKUS_LOG_FILE_ENABLED", "true");
        settings.put("QUARKUS_LOG_FILE_PATH", log().toString());
        settings.put("QUARKUS_LOG_FILE_ROTATION_MAX_FILE_SIZE", "10M");
        settings.put("QUARKUS_LOG_FILE_ROTATION_MAX_BACKUP_INDEX", "5");
    }
}
