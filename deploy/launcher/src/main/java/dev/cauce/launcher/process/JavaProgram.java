package dev.cauce.launcher.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a JVM of the same Java as this one. */
public record JavaProgram(List<String> flags, List<String> target, List<String> arguments) {

    /** {@code mainClass} of this launcher's own class path. */
    public static JavaProgram ofThisClassPath(String mainClass) {
        return new JavaProgram(
                List.of(), List.of("-cp", System.getProperty("java.class.path", "."), mainClass), List.of());
    }

    /** The main class of {@code jar}. */
    public static JavaProgram ofJar(Path jar) {
        return new JavaProgram(List.of(), List.of("-jar", jar.toString()), List.of());
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
