package dev.cauce.load;

import picocli.CommandLine;

/** The load generator's entry point. Exit code 0: everything kept; 1: something was not, or could not be run. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var command = new CommandLine(new LoadCommand());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println(failure.getMessage());
            if (line.getCommand() instanceof LoadCommand load && load.wantsStackTraces()) {
                failure.printStackTrace(line.getErr());
            }
            return 1;
        });
        System.exit(command.execute(arguments));
    }
}
