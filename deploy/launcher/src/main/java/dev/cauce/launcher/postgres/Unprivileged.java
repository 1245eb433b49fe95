package dev.cauce.launcher.postgres;

import dev.cauce.launcher.CannotStart;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run PostgreSQL's programs, which refuse root: an ordinary user just runs them; root runs them in a user namespace,
 * and where those are forbidden as {@code nobody}.
 */
record Unprivileged(List<String> prefix, boolean asNobody) {
    private static final String NOBODY = "65534";

    static Unprivileged here() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), false);
        }
        var namespace = List.of("unshare", "-U", "--");
        if (works(namespace)) {
            return new Unprivileged(namespace, false);
        }
        var nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
        if (works(nobody)) {
            return new Unprivileged(nobody, true);
        }
        throw new CannotStart("PostgreSQL does not run as root, and this system has neither user namespaces (unshare) "
                + "nor setpriv. Run ./cauce as an ordinary user.");
    }

    List<String> command(List<String> program) {
        var command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Makes {@code folder} and what it holds the property of who runs PostgreSQL. */
    void own(Path folder) throws IOException {
        if (!asNobody) {
            return;
        }
        run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
        if (!works(command(List.of("test", "-w", folder.toString())))) {
            throw new CannotStart(("PostgreSQL does not run as root and user nobody cannot reach %s. Run ./cauce as an "
                            + "ordinary user, or with --data /var/lib/cauce.")
                    .formatted(Files.exists(folder) ? folder.toRealPath() : folder));
        }
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        if (command.getLast().equals("--")) {
            command.add("true");
        }
        try {
            return run(command) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start()
                .onExit()
                .join()
                .exitValue();
    }
}
