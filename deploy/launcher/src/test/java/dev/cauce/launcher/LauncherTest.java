package dev.cauce.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cauce.launcher.process.PidFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherTest {

    @TempDir
    Path folder;

    @Test
    void dataOutlivesAStopAndAKillAndIsNobodyElses() throws Exception {
        try (var launcher = LauncherProcess.servers(folder, List.of())) {
            var servers = launcher.awaitReady();
            sql(servers, "owner", "create table kept (id int)");
            topic(servers, "kept");
            assertThat(refusalOfASecondLauncher()).startsWith("Another Cauce is running on the data in " + folder);
            launcher.killForcibly();
        }

        try (var launcher = LauncherProcess.servers(folder, List.of())) {
            var servers = launcher.awaitReady();
            assertThat(launcher.standardError())
                    .contains(
                            "Stopped the Kafka that a killed launcher had left behind",
                            "Stopped the PostgreSQL that a killed launcher had left behind");
            sql(servers, "owner", "insert into kept values (1)");
            assertThat(topics(servers)).contains("kept");
            assertThat(sqlState(servers, "application", "select * from kept")).hasValue("42501");
            assertThat(sqlState(servers, "application", "create table mine (id int)"))
                    .hasValue("42501");
            launcher.closeStandardInput();
            assertThat(launcher.awaitExit()).isZero();
            assertThat(launcher.standardError()).contains("Stopping Kafka", "Stopping PostgreSQL");
        }
    }

    @Test
    void aKilledPostgresIsStartedAgainWithWhatItHadConfirmed() throws Exception {
        try (var launcher = LauncherProcess.servers(folder, List.of())) {
            var servers = launcher.awaitReady();
            sql(servers, "owner", "create table kept (id int)");

            PidFile.read(folder.resolve("pids/postgres")).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> launcher.standardError().contains("PostgreSQL serves again"));
            sql(servers, "owner", "insert into kept values (1)");
            assertThat(launcher.standardError()).contains("PostgreSQL ended unexpectedly (killed by signal 9)");
        }
    }

    @Test
    void theEngineMustBeBuiltBeforeItRuns() throws Exception {
        try (var launcher = LauncherProcess.run(List.of("--engine", "/no/such/quarkus-run.jar"))) {
            assertThat(launcher.awaitExit()).isEqualTo(1);
            assertThat(launcher.standardError())
                    .contains("The engine is not built: /no/such/quarkus-run.jar is missing. Build it by ./cauce run.");
        }
    }

    @Test
    void aPortInUseIsAReasonNotToStartAnything() throws Exception {
        var engine = Files.createFile(folder.resolve("quarkus-run.jar"));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var options = List.of("--engine", engine.toString(), "--data", folder.toString(), "--port", port);
            try (var launcher = LauncherProcess.run(options)) {
                assertThat(launcher.awaitExit()).isEqualTo(1);
                assertThat(launcher.standardError())
                        .startsWith("Port " + port + ", needed for the engine, is in use")
                        .contains("Stop that program, or choose another port: --port ");
            }
        }
    }

    private String refusalOfASecondLauncher() throws Exception {
        try (var second = LauncherProcess.servers(folder, List.of())) {
            assertThat(second.awaitExit()).isEqualTo(1);
            return second.standardError();
        }
    }

    private static void sql(Map<String, String> servers, String role, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        servers.get("jdbcUrl"), servers.get(role), servers.get(role + "Password"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Optional<String> sqlState(Map<String, String> servers, String role, String sql) {
        try {
            sql(servers, role, sql);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e.getSQLState());
        }
    }

    private static void topic(Map<String, String> servers, String name) throws Exception {
        try (var admin = admin(servers)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static List<String> topics(Map<String, String> servers) throws Exception {
        try (var admin = admin(servers)) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    private static Admin admin(Map<String, String> servers) {
        return Admin.create(Map.of("bootstrap.servers", servers.get("bootstrapServers")));
    }
}
