package dev.cauce.engine.testing;

import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of its own on the shared PostgreSQL, owned and walled as the product's. */
public record TestDatabase(RunningServers servers, String name) {

    /** An empty one; the name may hold lower-case letters, digits and underscores. */
    public static TestDatabase create(RunningServers servers, String name) {
        var database = new TestDatabase(servers, name);
        database.asSuperuser("create database %s owner %s".formatted(name, servers.owner()));
        database.asSuperuser("revoke all on database %s from public".formatted(name));
        database.asSuperuser("grant connect on database %s to %s".formatted(name, servers.application()));
        return database;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://%s/%s".formatted(servers.postgresAddress(), name);
    }

    public String reactiveUrl() {
        return "postgresql://%s/%s".formatted(servers.postgresAddress(), name);
    }

    /** Removes it, with whoever is still connected. */
    public void drop() {
        asSuperuser("drop database if exists %s with (force)".formatted(name));
    }

    private void asSuperuser(String sql) {
        var url = "jdbc:postgresql://%s/postgres".formatted(servers.postgresAddress());
        try (var connection = DriverManager.getConnection(url, servers.superuser(), servers.superuserPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not run: " + sql, e);
        }
    }
}
