package dev.cauce.launcher;

import java.util.List;
import java.util.Set;

/** The launcher's entry point: {@code servers} starts Kafka and PostgreSQL for others. */
public final class Main {
    private static final int FAILED = 1;
    private static final int USAGE = 64;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        var verb = arguments.isEmpty() ? "" : arguments.getFirst();
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            switch (verb) {
                case "servers" ->
                    new ServersCommand(
                                    Options.parse(
                                            rest,
                                            System.getenv(),
                                            Set.of("--data", "--kafka-port", "--postgres-port"),
                                            Set.of("--until-stdin-closes")),
                                    System.out)
                            .run(System.in);
                default -> {
                    System.err.println("Usage: servers [--data FOLDER] [--kafka-port N] [--postgres-port N]");
                    return USAGE;
                }
            }
            return 0;
        } catch (CannotStart reason) {
            System.err.println(reason.getMessage());
            return FAILED;
        }
    }
}
