package dev.cauce.engine.channel.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * S3Proxy, which checks signatures and keeps objects in a folder, as a process of its own. It ends with this JVM, however that
 * ends: what starts it waits on a pipe that nobody writes to.
 */
final class S3Server implements AutoCloseable {
    static final String BUCKET = "files-of-cauce";
    static final String KEY = "key-of-cauce";
    static final String SECRET = "secret-of-cauce";
    private static final String JAR = "engine/target/s3/s3proxy.jar";
    private static final Pattern STARTED = Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** With an empty bucket. */
    static S3Server start(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("objects").resolve(BUCKET));
        Path properties = Files.writeString(
                folder.resolve("s3proxy.properties"), """
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.endpoint=http://127.0.0.1:0
                jclouds.provider=filesystem-nio2
                jclouds.identity=unused
                jclouds.credential=unused
                jclouds.filesystem.basedir=%s
                """.formatted(KEY, SECRET, folder.resolve("objects")));
        var process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$@\" & server=$!; cat >/dev/null; kill $server",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar().toString(),
                        "--properties",
                        properties.toString())
                .redirectErrorStream(true)
                .start();
        return new S3Server(process, port(process));
    }

    private static int port(Process process) throws IOException {
        var said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            var started = STARTED.matcher(line);
            if (started.find()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("S3Proxy ended without saying where it listens");
    }

    private static Path jar() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(JAR))) {
                return folder.resolve(JAR);
            }
        }
        throw new IllegalStateException(
                "No " + JAR + ". Run the tests by `mvn -pl engine -am verify`, which copies it.");
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
