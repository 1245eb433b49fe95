package dev.cauce.launcher;

import dev.cauce.launcher.data.Passwords;
import dev.cauce.launcher.data.SigningKeys;
import dev.cauce.launcher.postgres.CauceDatabase;
import dev.cauce.launcher.postgres.PostgresServer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the running Kafka and PostgreSQL are and how to sign in; what the line {@code READY} tells a test. */
public record BackingServers(
        String kind, String bootstrapServers, String postgresAddress, Passwords passwords, SigningKeys keys) {

    /** The fields of the line {@code READY}, in the order in which they are written. */
    Map<String, String> described() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("kind", kind);
        fields.put("bootstrapServers", bootstrapServers);
        fields.put("postgresAddress", postgresAddress);
        fields.put("database", CauceDatabase.NAME);
        fields.put("jdbcUrl", "jdbc:postgresql://%s/%s".formatted(postgresAddress, CauceDatabase.NAME));
        fields.put("reactiveUrl", "postgresql://%s/%s".formatted(postgresAddress, CauceDatabase.NAME));
        fields.put("superuser", PostgresServer.SUPERUSER);
        fields.put("superuserPassword", passwords.superuser());
        fields.put("owner", CauceDatabase.OWNER);
        fields.put("ownerPassword", passwords.owner());
        fields.put("application", CauceDatabase.APPLICATION);
        fields.put("applicationPassword", passwords.application());
        fields.put("publicKey", keys.publicKey().toUri().toString());
        fields.put("privateKey", keys.privateKey().toUri().toString());
        return fields;
    }
}
