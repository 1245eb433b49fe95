package dev.cauce.load;

import dev.cauce.load.net.Target;
import dev.cauce.load.setup.Credentials;
import dev.cauce.load.webhooks.WebhookPlan;
import dev.cauce.load.webhooks.WebhookRun;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Webhooks instead of visitors. */
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Posts signed webhooks, half to the HTTP gateway and half as WhatsApp's, and times their acknowledgements.",
            "Exit code 1 when one was not taken, the median is above 50 ms or the 99.9th percentile above 250 ms."
        })
final class WebhooksCommand implements Callable<Integer> {
    private static final double FASTEST = 400;
    private static final Duration LONGEST = Duration.ofHours(1);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--url", description = "the engine", defaultValue = "http://127.0.0.1:8080")
    @SuppressWarnings("NullAway.Init")
    private URI url;

    @Option(names = "--rate", description = "webhooks per second; each channel takes 200", defaultValue = "200")
    private double rate;

    @Option(
            names = "--duration",
            description = "how long they come",
            defaultValue = "60s",
            converter = DurationText.class)
    @SuppressWarnings("NullAway.Init")
    private Duration duration;

    @Option(names = "--contacts", description = "how many people write", defaultValue = "500")
    private int contacts;

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

    @Option(names = "--i-own-this-target", description = "allow an engine that is not on this machine")
    private boolean ownsTarget;

    @Override
    public Integer call() throws Exception {
        check(rate > 0 && rate <= FASTEST, "--rate must be above 0 and at most " + FASTEST);
        check(duration.isPositive() && duration.compareTo(LONGEST) <= 0, "--duration must be at most " + LONGEST);
        check(contacts >= 1 && contacts <= 100_000, "--contacts must be 1 to 100000");
        var target = new Target(url);
        check(
                ownsTarget || target.isLoopback(),
                "--url is not on this machine. Load harms what is not yours; if it is yours: --i-own-this-target");
        var plan = new WebhookPlan(target, rate, duration, contacts, new Credentials(administrator, password));
        var out = spec.commandLine().getOut();
        var acknowledged = new WebhookRun(plan, out::println).run();
        out.println(acknowledged.text());
        return acknowledged.isAsItShouldBe() ? 0 : 1;
    }

    private void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
