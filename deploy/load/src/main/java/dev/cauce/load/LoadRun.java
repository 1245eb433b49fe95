package dev.cauce.load;

import dev.cauce.load.audit.Auditor;
import dev.cauce.load.chaos.Chaos;
import dev.cauce.load.latency.RawKafka;
import dev.cauce.load.latency.Stopwatch;
import dev.cauce.load.ledger.Ledger;
import dev.cauce.load.ledger.Reconciliation;
import dev.cauce.load.net.Http;
import dev.cauce.load.play.Crowd;
import dev.cauce.load.play.Schedule;
import dev.cauce.load.play.Shift;
import dev.cauce.load.play.Stage;
import dev.cauce.load.setup.Cast;
import dev.cauce.load.setup.Credentials;
import dev.cauce.load.setup.Provisioning;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** One run, from making the agents to the last look into the reports. */
final class LoadRun {
    private static final Duration QUIET_YARDSTICK = Duration.ofSeconds(10);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MOST_VISITORS = 20_000;

    private final Plan plan;
    private final Consumer<String> lines;

    LoadRun(Plan plan, Consumer<String> lines) {
        this.plan = plan;
        this.lines = lines;
    }

    Outcome run() throws InterruptedException {
        try (var http = new Http(plan.target(), plan.patience())) {
            var cast = new Cast(plan.agents());
            var name = UUID.randomUUID().toString().substring(0, 8);
            lines.accept("Run %s: making or finding operation, queues and %d agents".formatted(name, plan.agents()));
            new Provisioning(http, plan.administrator().token(http), cast).provide();
            var supervisor = new Credentials(Cast.SUPERVISOR, cast.password(Cast.SUPERVISOR)).token(http);
            var stage = new Stage(
                    http,
                    new Ledger(),
                    new Stopwatch(),
                    new Stage.Trouble(),
                    cast,
                    name,
                    plan.exchanges(),
                    plan.think(),
                    plan.transferEvery());
            var auditor = new Auditor(http, cast, supervisor, Instant.now().truncatedTo(ChronoUnit.DAYS));
            return play(stage, auditor);
        }
    }

    private Outcome play(Stage stage, Auditor auditor) throws InterruptedException {
        var quiet = quietYardstick();
        lines.accept("Signing agents in");
        var shift = Shift.begin(stage);
        try {
            var before = auditor.counted();
            var schedule = new Schedule(plan.perSecond(), plan.duration());
            lines.accept("%d visitors arrive, %s a second".formatted(schedule.arrivals(), plan.perSecond()));
            var loaded = underLoad(stage, schedule);
            drain(stage, auditor, before);
            lines.accept("Reconciling %d conversations".formatted(stage.ledger().begunCount()));
            var promises = stage.ledger().promises();
            var findings = auditor.findings(promises.conversations(), before);
            return new Outcome(
                    plan,
                    stage.run(),
                    promises,
                    findings,
                    Reconciliation.of(promises, findings),
                    stage.stopwatch(),
                    quiet,
                    loaded,
                    stage.trouble().counts());
        } finally {
            shift.close();
        }
    }

    private Optional<Histogram> quietYardstick() throws InterruptedException {
        if (plan.kafka().isEmpty()) {
            return Optional.empty();
        }
        lines.accept("Measuring raw Kafka without load for %s".formatted(QUIET_YARDSTICK));
        try (var raw = RawKafka.start(plan.kafka().get(), plan.perSecond())) {
            Thread.sleep(Duration.ofSeconds(2));
            raw.histogram();
            Thread.sleep(QUIET_YARDSTICK);
            return Optional.of(raw.histogram());
        }
    }

    /** Raw Kafka as it is while the load runs; not measured when the broker is to be killed. */
    private Optional<Histogram> underLoad(Stage stage, Schedule schedule) throws InterruptedException {
        var crowd = new Crowd(stage, schedule, plan.patience(), MOST_VISITORS);
        if (plan.chaos().isPresent()) {
            var chaos = new Chaos(plan.chaos().get(), plan.duration(), lines);
            chaos.requireVictims();
            var killing = Thread.ofPlatform().name("chaos").start(() -> kill(chaos));
            crowd.come();
            killing.join();
            return Optional.empty();
        }
        if (plan.kafka().isEmpty()) {
            crowd.come();
            return Optional.empty();
        }
        try (var raw = RawKafka.start(plan.kafka().get(), plan.perSecond())) {
            Thread.sleep(Duration.ofSeconds(1));
            raw.histogram();
            crowd.come();
            return Optional.of(raw.histogram());
        }
    }

    private static void kill(Chaos chaos) {
        try {
            chaos.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until nothing is open and the reports have counted everything, within reason. */
    private void drain(Stage stage, Auditor auditor, Auditor.Counted before) throws InterruptedException {
        lines.accept("Waiting until nothing is open");
        var giveUp = Instant.now().plus(DRAIN);
        while (Instant.now().isBefore(giveUp)) {
            long accepted = stage.ledger().promises().acceptedOffers().size();
            if (auditor.open().isEmpty() && auditor.counted().minus(before).offered() >= accepted) {
                return;
            }
            Thread.sleep(LOOK);
        }
    }
}
