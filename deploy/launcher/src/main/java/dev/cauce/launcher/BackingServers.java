package dev.cauce.launcher;

import dev.cauce.launcher.data.Passwords;
import dev.cauce.launcher.data.SigningKeys;
import dev.cauce.launcher.postgres.CauceDatabase;
import dev.cauce.launcher.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the running Kafka and PostgreSQL are and how to sign in; what the line {@code READY} tells a test. */
public record BackingServers(
        String kind,
        String bootstrapServers,
        String postgresAddress,
        Passwords passwords,
        SigningKeys keys,
        Path data) {

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    public String reactiveUrl() {
        return "postgresql://%s/%s".formatted(postgresAddress, CauceDatabase.NAME);
    }

    /** The role that owns database and tables, for migrations. */
    public String owner() {
        return CauceDatabase.OWNER;
    }

    /** The role the engine works with, which owns nothing. */
    public String application() {
        return CauceDatabase.APPLICATION;
    }

    /** The fields of the line {@code READY}, in the order in which they are written. */
    Map<String, String> described() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("kind", kind);
        fields.put("bootstrapServers", bootstrapServers);
        fields.put("postgresAddress", postgresAddress);
        fields.put("database", CauceDatabase.NAME);
        fields.put("jdbcUrl", jdbcUrl());
        fields.put("reactiveUrl", reactiveUrl());
        fields.put("superuser", PostgresServer.SUPERUSER);
        fields.put("superuserPassword", passwords.superuser());
        fields.put("owner", owner());
        fields.put("ownerPassword", passwords.owner());
        fields.put("application", application());
        fields.put("applicationPassword", passwords.application());
        fields.put("publicKey", keys.publicKey().toUri().toString());
        fields.put("privateKey", keys.privateKey().toUri().toString());
        fields.put("data", data.toString());
        return fields;
    }
}
