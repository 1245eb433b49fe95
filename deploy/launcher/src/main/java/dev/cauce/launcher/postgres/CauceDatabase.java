package dev.cauce.launcher.postgres;

import dev.cauce.launcher.CannotStart;
import dev.cauce.launcher.data.Passwords;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Database {@code cauce}, role {@code cauce_owner} to whom it belongs, and role {@code cauce_app}, which owns nothing and is
 * bound by row-level security. Neither is a superuser.
 */
public record CauceDatabase(String server, Passwords passwords) {
    public static final String NAME = "cauce";
    public static final String OWNER = "cauce_owner";
    public static final String APPLICATION = "cauce_app";

    /** Creates what is missing; refuses a server that does not wait for the disk. */
    public void prepare() throws SQLException {
        try (var connection =
                DriverManager.getConnection(server + "/postgres", PostgresServer.SUPERUSER, passwords.superuser())) {
            requireFsync(connection);
            createRole(connection, OWNER, passwords.owner());
            createRole(connection, APPLICATION, passwords.application());
            createDatabase(connection);
        }
    }

    private static void requireFsync(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("show fsync")) {
            result.next();
            if (!"on".equals(result.getString(1))) {
                throw new CannotStart("PostgreSQL runs without fsync and could lose what it confirmed. "
                        + "Remove fsync from its postgresql.auto.conf.");
            }
        }
    }

    private static void createRole(Connection connection, String role, String password) throws SQLException {
        if (exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            return;
        }
        execute(
                connection,
                "create role %s login nosuperuser nobypassrls nocreatedb nocreaterole password '%s'"
                        .formatted(role, password));
    }

    private static void createDatabase(Connection connection) throws SQLException {
        if (exists(connection, "select 1 from pg_database where datname = ?", NAME)) {
            return;
        }
        execute(connection, "create database %s owner %s".formatted(NAME, OWNER));
        execute(connection, "revoke all on database %s from public".formatted(NAME));
        execute(connection, "grant connect on database %s to %s".formatted(NAME, APPLICATION));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
