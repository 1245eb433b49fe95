package dev.cauce.routing.simulator.check;

import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One contact center and what happens to it, drawn from a number: right and wrong commands, some of them repeated, some
 * late and out of order, and crashes in between. All invariants that concern the core are checked after every event.
 */
public final class Seed {
    static final OperationId OPERATION = new OperationId("demo");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final int COMMANDS = 250;
    private final long number;
    private final RandomCenter center;
    private final Random faults;
    private final Twin twin = new Twin(OPERATION);
    private final ArrayDeque<Command> late = new ArrayDeque<>();
    private Instant now = NINE;
    private long events;

    public Seed(long number) {
        this.number = number;
        center = new RandomCenter(number);
        faults = new Random(~number);
    }

    /** Goes on until the end or the first violation. */
    public Outcome run() {
        for (Command command : center.opening()) {
            send(command);
        }
        for (int count = 0; count < COMMANDS && twin.wrong().isEmpty(); count++) {
            pass(center.pause());
            deliver(center.next(twin.core(), now));
        }
        while (!late.isEmpty()) {
            send(late.removeFirst());
        }
        return new Outcome(number, events, List.copyOf(twin.wrong()));
    }

    /** What came of a seed. */
    public record Outcome(long seed, long events, List<String> wrong) {
        /** The line that repeats exactly this. */
        public String replay() {
            return "./cauce simulate --seed " + seed;
        }
    }

    private void deliver(Command command) {
        switch (faults.nextInt(12)) {
            case 0 -> {
                boolean over = ends(send(command));
                if (!over) {
                    send(command);
                }
            }
            case 1 -> late.addLast(command);
            default -> send(command);
        }
        if (!late.isEmpty() && faults.nextInt(3) == 0) {
            send(late.removeLast());
        }
    }

    private void pass(Duration pause) {
        Instant until = now.plus(pause);
        for (var due = twin.nextTimer(); due.isPresent() && !due.get().isAfter(until); due = twin.nextTimer()) {
            now = due.get().isAfter(now) ? due.get() : now;
            twin.tick(now);
            happened();
        }
        now = until;
    }

    private Step send(Command command) {
        Step step = twin.step(now, command);
        happened();
        return step;
    }

    /** A repetition after the end never reaches the core: the shell remembers the commands it has answered. */
    private static boolean ends(Step step) {
        return step.decisions().stream().anyMatch(Decision.InteractionEnded.class::isInstance);
    }

    private void happened() {
        events++;
        if (faults.nextInt(15) == 0) {
            twin.crash(faults);
        }
    }

    /** Runs these seeds one after another, and stops at the first that fails. */
    public static List<Outcome> runAll(long first, long last) {
        var outcomes = new ArrayList<Outcome>();
        for (long seed = first; seed <= last; seed++) {
            Outcome outcome = new Seed(seed).run();
            outcomes.add(outcome);
            if (!outcome.wrong().isEmpty()) {
                return outcomes;
            }
        }
        return outcomes;
    }
}
