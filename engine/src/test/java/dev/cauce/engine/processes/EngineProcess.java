package dev.cauce.engine.processes;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One engine, from the packaged jar. Its log is {@code target/processes/<port>.log}. */
final class EngineProcess implements AutoCloseable {
    private static final Path PROGRAM = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOGS = Path.of("target/processes");
    private static final Duration START = Duration.ofMinutes(2);

    private final int port;
    private final Process process;

    private EngineProcess(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts one with these settings, named as in the documentation; returns at once. */
    static EngineProcess start(Map<String, String> settings) throws IOException {
        Files.createDirectories(LOGS);
        var port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + System.getProperty("cauce.engine-heap", "512m"),
                "-XX:TieredStopAtLevel=1"));
        settings.forEach((setting, value) -> command.add("-D%s=%s".formatted(setting, value)));
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port, "-Dquarkus.log.console.json.enabled=false", "-jar", PROGRAM.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(LOGS.resolve(port + ".log").toFile())
                .start();
        return new EngineProcess(port, process);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    EngineProcess awaitReady() {
        await("engine, see " + LOGS + "/" + port + ".log")
                .atMost(START)
                .ignoreExceptions()
                .until(() -> to().get("/q/health/ready").statusCode() == 200);
        return this;
    }

    /** A request to this engine. */
    RequestSpecification to() {
        return given().baseUri("http://127.0.0.1").port(port).contentType("application/json");
    }

    /** A request of a user of the demonstration. */
    RequestSpecification as(String user) {
        return to().auth()
                .oauth2(token(user))
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    String token(String user) {
        return to().body(Map.of("user", user, "password", "demo-" + user))
                .post("/api/v1/sign-in")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    URI socket(String path) {
        return URI.create("ws://127.0.0.1:%d%s".formatted(port, path));
    }

    /** A figure of this process, 0 when it has none of the name. */
    double metric(String figure) {
        return to().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(figure + " ") || line.startsWith(figure + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** What it takes of the machine now, and of its heap after the last whole collection, in MiB. */
    String memory() throws IOException {
        var resident = Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .orElse(0L);
        return "%d MiB resident, %.0f MiB of heap live"
                .formatted(resident, metric("jvm_gc_live_data_size_bytes") / 1024 / 1024);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Without a chance to say goodbye. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
