package dev.cauce.launcher.postgres;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes a program out of the terminal's session: PostgreSQL stops on Ctrl-C even when told to ignore it. */
final class OwnSession {
    private OwnSession() {}

    static List<String> command(List<String> program) {
        var command = new ArrayList<String>();
        if (isInstalled("setsid")) {
            command.add("setsid");
        } else if (isInstalled("perl")) {
            command.addAll(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV"));
        }
        command.addAll(program);
        return command;
    }

    private static boolean isInstalled(String program) {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
