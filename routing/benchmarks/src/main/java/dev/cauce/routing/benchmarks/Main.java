package dev.cauce.routing.benchmarks;

import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** {@code ./cauce bench}: {@code core}, {@code policies}, {@code yardsticks}, {@code footprint}, {@code turns WAITING}, or anything that JMH takes. */
public final class Main {
    private static final String PERCENTILES = "cauce.percentiles";

    private Main() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        if (arguments.length == 2 && arguments[0].equals("turns")) {
            Turns.report(Integer.parseInt(arguments[1]));
            return;
        }
        switch (arguments.length == 1 ? arguments[0] : "") {
            case "core" -> run(core());
            case "goal" ->
                run(core().param("agents", "10000").param("queues", "1000").param("skills", "5"));
            case "policies" -> {
                run(policies()
                        .param(
                                "agentPolicy",
                                "LONGEST_IDLE",
                                "MOST_PROFICIENT",
                                "LEAST_OCCUPIED",
                                "FEWEST_HANDLED",
                                "ROUND_ROBIN")
                        .param("waiting", "0"));
                run(policies()
                        .param(
                                "queuePolicy",
                                "EARLIEST_DUE_FIRST",
                                "PRIORITY_THEN_OLDEST",
                                "WEIGHTED_DELAY",
                                "SERVICE_LEVEL_DEFICIT",
                                "CONTRACT_EXPOSURE")
                        .param("waiting", "100000"));
            }
            case "yardsticks" -> run(new OptionsBuilder().include("LinearScan").include("Solver"));
            case "footprint" -> Footprint.report();
            default -> org.openjdk.jmh.Main.main(arguments);
        }
    }

    private static ChainedOptionsBuilder core() {
        var builder = new OptionsBuilder().include("CoreBenchmark").addProfiler(GCProfiler.class);
        String file = System.getProperty(PERCENTILES);
        return file == null ? builder : builder.jvmArgsPrepend("-D" + PERCENTILES + "=" + file);
    }

    private static ChainedOptionsBuilder policies() {
        return core().param("agents", "10000").param("queues", "1000").param("skills", "5");
    }

    private static void run(ChainedOptionsBuilder options) throws RunnerException {
        int measured = new Runner(options.build()).run().size();
        System.out.println(List.of("Measured", measured));
    }
}
