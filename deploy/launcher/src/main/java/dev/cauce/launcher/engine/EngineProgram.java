package dev.cauce.launcher.engine;

import dev.cauce.launcher.CannotStart;
import dev.cauce.launcher.process.ClassArchive;
import dev.cauce.launcher.process.JavaProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged engine, run with all its jars on one class path instead of by Quarkus's own class loader: a class archive
 * holds only what the JVM's loaders loaded, and it saves more than half of the engine's start.
 *
 * @param jar the {@code quarkus-run.jar} beside which the others lie
 */
public record EngineProgram(Path jar) {
    private static final String MAIN_CLASS = "io.quarkus.runner.GeneratedMain";

    public EngineProgram {
        jar = jar.toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new CannotStart("The engine is not built: %s is missing. Build it by ./cauce run.".formatted(jar));
        }
    }

    JavaProgram java() {
        return JavaProgram.ofJars(jars(), MAIN_CLASS);
    }

    ClassArchive archive() {
        return new ClassArchive(jar, "engine");
    }

    /** What Quarkus changed comes before what it was made from. */
    private List<Path> jars() {
        var jars = new ArrayList<Path>();
        jars.add(jar.resolveSibling("quarkus").resolve("transformed-bytecode.jar"));
        jars.add(jar.resolveSibling("quarkus").resolve("generated-bytecode.jar"));
        jars.addAll(in("app"));
        jars.addAll(in("lib/boot"));
        jars.addAll(in("lib/main"));
        return List.copyOf(jars);
    }

    private List<Path> in(String folder) {
        try (var files = Files.list(jar.resolveSibling(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list " + jar.resolveSibling(folder), e);
        }
    }
}
