package dev.cauce.load;

import dev.cauce.load.net.Target;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What may be said on the command line. */
@Command(
        name = "./cauce load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = WebhooksCommand.class,
        showDefaultValues = true,
        description = {
            "Plays visitors and agents against a running engine and checks that everything it acknowledged came true.",
            "Makes an operation 'load' of its own, and uses it again the next time."
        })
final class LoadCommand implements Callable<Integer> {
    private static final double FASTEST = 2_000;
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_AGENTS = 2_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--url", description = "the engine", defaultValue = "http://127.0.0.1:8080")
    @SuppressWarnings("NullAway.Init")
    private URI url;

    @Option(names = "--rate", description = "interactions per second", defaultValue = "50")
    private double rate;

    @Option(
            names = "--duration",
            description = "how long visitors arrive",
            defaultValue = "60s",
            converter = DurationText.class)
    @SuppressWarnings("NullAway.Init")
    private Duration duration;

    @Option(names = "--agents", description = "how many agents work", defaultValue = "200")
    private int agents;

    @Option(names = "--exchanges", description = "exchanges per interaction; two messages each", defaultValue = "3")
    private int exchanges;

    @Option(
            names = "--think",
            description = "how long either side takes before it writes",
            defaultValue = "200ms",
            converter = DurationText.class)
    @SuppressWarnings("NullAway.Init")
    private Duration think;

    @Option(names = "--transfer-every", description = "one interaction in so many is transferred", defaultValue = "10")
    private int transferEvery;

    @Option(
            names = "--patience",
            description = "how long an interaction may take, and a command be repeated",
            defaultValue = "120s",
            converter = DurationText.class)
    @SuppressWarnings("NullAway.Init")
    private Duration patience;

    @Option(names = "--admin", description = "user id of an administrator", defaultValue = "admin")
    @SuppressWarnings("NullAway.Init")
    private String administrator;

    @Option(
            names = "--admin-password",
            description = "or in the environment as CAUCE_ADMIN_PASSWORD",
            defaultValue = "${env:CAUCE_ADMIN_PASSWORD:-demo-admin}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    @SuppressWarnings("NullAway.Init")
    private String password;

    @Option(names = "--kafka", description = "the broker to compare with", defaultValue = "127.0.0.1:19092")
    @SuppressWarnings("NullAway.Init")
    private String kafka;

    @Option(names = "--no-kafka", description = "measure no raw round trip, print no ratios")
    private boolean withoutKafka;

    @Option(names = "--chaos", description = "kill -9 the engine, Kafka and PostgreSQL while load runs")
    private boolean chaos;

    @Option(names = "--data", description = "the launcher's data folder, for --chaos", defaultValue = "data")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(names = "--result", description = "also write the result as JSON to this file")
    private @Nullable Path result;

    @Option(names = "--i-own-this-target", description = "allow an engine that is not on this machine")
    private boolean ownsTarget;

    @Option(names = "--stack-traces", description = "show where a failure comes from")
    private boolean stackTraces;

    boolean wantsStackTraces() {
        return stackTraces;
    }

    @Override
    public Integer call() throws Exception {
        check(rate > 0 && rate <= FASTEST, "--rate must be above 0 and at most " + FASTEST);
        check(duration.isPositive() && duration.compareTo(LONGEST) <= 0, "--duration must be at most " + LONGEST);
        check(agents >= 1 && agents <= MOST_AGENTS, "--agents must be 1 to " + MOST_AGENTS);
        check(exchanges >= 1 && exchanges <= 50, "--exchanges must be 1 to 50");
        var target = new Target(url);
        check(
                ownsTarget || target.isLoopback(),
                "--url is not on this machine. Load harms what is not yours; if it is yours: --i-own-this-target");
        var kafkaHost = kafka.replaceFirst(":\\d+$", "");
        check(
                withoutKafka || ownsTarget || Target.isLoopback(kafkaHost),
                "--kafka is not on this machine; if it is yours: --i-own-this-target");
        var plan = new Plan(
                target,
                rate,
                duration,
                agents,
                exchanges,
                think,
                transferEvery,
                patience,
                new dev.cauce.load.setup.Credentials(administrator, password),
                withoutKafka ? Optional.empty() : Optional.of(kafka),
                chaos ? Optional.of(data) : Optional.empty());
        var outcome = new LoadRun(plan, line -> spec.commandLine().getOut().println(line)).run();
        spec.commandLine().getOut().println(outcome.text());
        if (result != null) {
            outcome.writeTo(result);
        }
        return outcome.violations().isEmpty() ? 0 : 1;
    }

    private void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
