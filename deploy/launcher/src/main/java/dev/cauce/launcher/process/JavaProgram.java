package dev.cauce.launcher.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a JVM of the same Java as this one. */
public record JavaProgram(List<String> flags, List<String> target, List<String> arguments) {

    /** {@code mainClass} of this launcher's own class path. */
    public static JavaProgram ofThisClassPath(String mainClass) {
        return new JavaProgram(
                List.of(), List.of("-cp", System.getProperty("java.class.path", "."), mainClass), List.of());
    }

    /** {@code mainClass} of these jars. */
    public static JavaProgram ofJars(List<Path> jars, String mainClass) {
        var classPath = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new JavaProgram(List.of(), List.of("-cp", classPath, mainClass), List.of());
    }

    /** With the flags of {@code archive} besides. */
    public JavaProgram archivedIn(ClassArchive archive) {
        var more = new ArrayList<>(flags);
        more.addAll(archive.flags());
        return new JavaProgram(List.copyOf(more), target, arguments);
    }

    /** The jar this launcher was started from; its manifest names the class path. */
    public static Path ownJar() {
        return Path.of(System.getProperty("java.class.path", "."));
    }

    public JavaProgram withFlags(List<String> some) {
        return new JavaProgram(some, target, arguments);
    }

    public JavaProgram withArguments(String... some) {
        return new JavaProgram(flags, target, List.of(some));
    }

    public List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(flags);
        command.addAll(target);
        command.addAll(arguments);
        return command;
    }
}
