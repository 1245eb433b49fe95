package dev.cauce.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

final class BackingServersTest {

    @Test
    void anEngineUnderTestReachesKafkaAndADatabaseWhoseApplicationRoleOwnsNothing() throws Exception {
        var resource = new BackingServers();
        var configuration = resource.start();
        try (var admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", configuration.get("kafka.bootstrap.servers")))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
            assertThat(signedIn(configuration)).isEqualTo("cauce_app");
        } finally {
            resource.stop();
        }
    }

    @Test
    void everyStartGetsADatabaseAndTopicsOfItsOwn() {
        var one = new BackingServers();
        var other = new BackingServers();
        try {
            var first = one.start();
            assertThat(other.start())
                    .doesNotContainEntry("cauce.topic-prefix", first.get("cauce.topic-prefix"))
                    .doesNotContainEntry("quarkus.datasource.jdbc.url", first.get("quarkus.datasource.jdbc.url"));
        } finally {
            one.stop();
            other.stop();
        }
    }

    private static String signedIn(Map<String, String> configuration) throws Exception {
        var signIn = new Properties();
        signIn.putAll(Map.of(
                "user", configuration.get("quarkus.datasource.username"),
                "password", configuration.get("quarkus.datasource.password")));
        try (var connection = DriverManager.getConnection(configuration.get("quarkus.datasource.jdbc.url"), signIn);
                var statement = connection.createStatement();
                var owned = statement.executeQuery(
                        "select current_user from pg_roles where rolname = current_user and not rolsuper and not rolbypassrls"
                                + " and not exists (select 1 from pg_class where relowner = pg_roles.oid)")) {
            return owned.next() ? owned.getString(1) : "nobody";
        }
    }
}
