package dev.cauce.routing.simulator;

import dev.cauce.routing.simulator.check.Seed;
import dev.cauce.routing.simulator.measure.HtmlReport;
import dev.cauce.routing.simulator.measure.Report;
import dev.cauce.routing.simulator.measure.Tally;
import dev.cauce.routing.simulator.run.Days;
import dev.cauce.routing.simulator.run.Staffing;
import dev.cauce.routing.simulator.scenario.InvalidScenario;
import dev.cauce.routing.simulator.scenario.Scenario;
import dev.cauce.routing.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code ./cauce simulate}. */
public final class Main {
    private static final int WRONG_USE = 64;
    private static final int BAD_INPUT = 65;
    private static final int VIOLATED = 1;
    private static final Duration STAFFED = Duration.ofMinutes(30);
    private static final String USAGE = """
            Usage: ./cauce simulate FILE [--html PAGE] [--staff]   a scenario; --staff: agents needed per half hour
                   ./cauce simulate FILE --seed N                  one day of it, as it was in a failed run
                   ./cauce simulate --seed N                       one drawn history with faults, every event checked
                   ./cauce simulate --seeds N                      the first N of them""";

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err).run(List.of(arguments)));
    }

    /** The exit code. */
    int run(List<String> arguments) {
        try {
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "--seed" -> seeds(number(arguments, 1), number(arguments, 1));
                case "--seeds" -> seeds(1, number(arguments, 1));
                case "" -> usage();
                default -> scenario(arguments);
            };
        } catch (InvalidScenario e) {
            err.println(arguments.getFirst() + ": " + e.getMessage());
            return BAD_INPUT;
        } catch (IOException e) {
            err.println("Cannot read or write " + e.getMessage() + ". Maybe the path is mistyped.");
            return BAD_INPUT;
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            return usage();
        }
    }

    private int usage() {
        err.println(USAGE);
        return WRONG_USE;
    }

    private int seeds(long first, long last) {
        long events = 0;
        for (long seed = first; seed <= last; seed++) {
            Seed.Outcome outcome = new Seed(seed).run();
            events += outcome.events();
            if (!outcome.wrong().isEmpty()) {
                err.printf(
                        "Seed %d violates after %d events: %.2000s%n",
                        seed, outcome.events(), outcome.wrong().getFirst());
                err.println("Again by: " + outcome.replay());
                return VIOLATED;
            }
            if (seed % 1000 == 0) {
                out.printf("%d seeds, %d events, no violation so far%n", seed - first + 1, events);
            }
        }
        out.printf("%d seeds, %d events, every invariant checked after each: no violation%n", last - first + 1, events);
        return 0;
    }

    private int scenario(List<String> arguments) throws IOException {
        Path file = Path.of(arguments.getFirst());
        Scenario scenario = ScenarioReader.read(Files.readString(file));
        int seed = arguments.indexOf("--seed");
        if (seed > 0) {
            scenario = scenario.with(1, number(arguments, seed + 1));
        }
        if (arguments.contains("--staff")) {
            staff(scenario);
            return 0;
        }
        List<Tally> days = Days.of(scenario);
        Tally last = days.getLast();
        if (!last.wrong().isEmpty()) {
            err.println(last.wrong().getFirst());
            err.println("Again by: ./cauce simulate " + file + " --seed " + (scenario.seed() + days.size() - 1));
            return VIOLATED;
        }
        var report = new Report(scenario, days);
        out.print(report.text());
        int html = arguments.indexOf("--html");
        if (html > 0) {
            Path page = Path.of(arguments.get(html + 1));
            Files.writeString(page, new HtmlReport(report).page());
            out.println("Charts: " + page);
        }
        return 0;
    }

    private void staff(Scenario scenario) {
        out.printf(
                "%-16s %8s %10s %8s %10s   %s%n",
                "queue", "from", "per hour", "Erlang", "simulated", "service level D");
        for (Staffing.Need need : new Staffing(scenario, STAFFED).needs()) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-16s %8s %10.1f %8d %10d   %.3f ± %.3f",
                    need.queue(),
                    "%d:%02d".formatted(need.from().toHours(), need.from().toMinutesPart()),
                    need.perHour(),
                    need.erlang(),
                    need.simulated(),
                    need.serviceLevel().mean(),
                    need.serviceLevel().half()));
        }
    }

    private static long number(List<String> arguments, int index) {
        return Long.parseLong(arguments.get(index));
    }
}
