package dev.cauce.launcher;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * The launcher's entry point: {@code run} starts everything, {@code servers} only Kafka and PostgreSQL, {@code with} those
 * two and any program.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final int USAGE = 64;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        var verb = arguments.isEmpty() ? "" : arguments.getFirst();
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            return switch (verb) {
                case "run" -> run(rest, new Progress(System.out, Clock.system(ZoneId.systemDefault())));
                case "with" -> with(rest, new Progress(System.err, Clock.system(ZoneId.systemDefault())));
                case "servers" -> servers(rest, new Progress(System.err, Clock.system(ZoneId.systemDefault())));
                default -> {
                    System.err.println(
                            "Usage: cauce run|servers [--data FOLDER] [--port N] [--kafka-port N] [--postgres-port N]");
                    yield USAGE;
                }
            };
        } catch (CannotStart reason) {
            System.err.println(reason.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static int run(List<String> arguments, Progress progress) throws InterruptedException {
        var options = Options.parse(arguments, System.getenv(), RunCommand.OPTIONS, Set.of());
        new RunCommand(options, progress).run();
        return 0;
    }

    private static int with(List<String> arguments, Progress progress) throws InterruptedException {
        var end = arguments.indexOf("--");
        if (end < 0 || end == arguments.size() - 1) {
            throw new CannotStart(
                    "Say after -- which program to run with Kafka and PostgreSQL, as in with -- mvn verify");
        }
        var options = Options.parse(arguments.subList(0, end), System.getenv(), RunCommand.OPTIONS, Set.of());
        return new WithCommand(options, progress).run(arguments.subList(end + 1, arguments.size()));
    }

    private static int servers(List<String> arguments, Progress progress) throws InterruptedException {
        var options = Options.parse(arguments, System.getenv(), ServersCommand.OPTIONS, ServersCommand.FLAGS);
        new ServersCommand(options, System.out, progress).run(System.in);
        return 0;
    }
}
