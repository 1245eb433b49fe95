package dev.cauce.launcher;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher as its users start it: a JVM of its own, here with the test's class path. */
final class LauncherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final Path errors;

    private LauncherProcess(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        errors = Files.createTempFile("launcher", ".err");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("CAUCE_BACKING", "embedded");
        process = builder.start();
        output = process.inputReader();
    }

    static LauncherProcess servers(Path data, List<String> more) throws IOException {
        var arguments = new ArrayList<>(List.of("servers", "--until-stdin-closes", "--data", data.toString()));
        arguments.addAll(more);
        return new LauncherProcess(arguments);
    }

    static LauncherProcess run(List<String> options) throws IOException {
        var arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(options);
        return new LauncherProcess(arguments);
    }

    Map<String, String> awaitReady() throws IOException {
        var line = output.readLine();
        if (line == null || !line.startsWith("READY ")) {
            throw new AssertionError("Instead of READY: " + line + "\n" + standardError());
        }
        return new ObjectMapper().readValue(line.substring("READY ".length()), new TypeReference<>() {});
    }

    void closeStandardInput() throws IOException {
        process.outputWriter().close();
    }

    void killForcibly() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The launcher did not end");
        }
        return process.exitValue();
    }

    String standardError() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            awaitExit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(errors);
    }
}
