package dev.cauce.routing.simulator.check;

import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.RoutingCore;
import dev.cauce.routing.core.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A core that dies and is restored from what it persisted, beside one that lives on. Invariant 11, no clock is reset or
 * doubled by a restart, and 12, the same history gives the same steps, hold as long as both do the same.
 */
public final class Twin {
    private final OperationId operation;
    private final RoutingCore living;
    private final Persisted persisted = new Persisted();
    private final Invariants invariants = new Invariants();
    private final List<String> wrong = new ArrayList<>();
    private RoutingCore mortal;
    private UnaryOperator<List<Entity>> loss = UnaryOperator.identity();

    public Twin(OperationId operation) {
        this.operation = operation;
        living = RoutingCore.restore(operation, List.of());
        mortal = RoutingCore.restore(operation, List.of());
    }

    /** What a crash does to the persisted entities. For tests of this check: nothing else may lose any. */
    void losing(UnaryOperator<List<Entity>> fault) {
        loss = fault;
    }

    public Step step(Instant now, Command command) {
        return both(now, command);
    }

    public Step tick(Instant now) {
        return both(now, null);
    }

    public Optional<Instant> nextTimer() {
        return mortal.nextTimer();
    }

    /** The core whose steps count. */
    public RoutingCore core() {
        return mortal;
    }

    /** The process dies; another reads the log, in an order of its own. */
    public void crash(Random shuffle) {
        if (!new HashSet<>(mortal.entities()).equals(new HashSet<>(persisted.entities()))) {
            wrong.add("12: what was persisted is not the state");
        }
        var entities = new ArrayList<>(persisted.entities());
        Collections.shuffle(entities, shuffle);
        mortal = RoutingCore.restore(operation, loss.apply(entities));
    }

    /** What was wrong so far, in words. */
    public List<String> wrong() {
        return wrong;
    }

    public Persisted persisted() {
        return persisted;
    }

    private Step both(Instant now, @Nullable Command command) {
        Step step = command == null ? mortal.tick(now) : mortal.step(now, command);
        Step expected = command == null ? living.tick(now) : living.step(now, command);
        if (!step.equals(expected)) {
            wrong.add("11: after a restart " + (command == null ? "a tick" : command) + " did " + step + " instead of "
                    + expected);
        }
        if (!mortal.nextTimer().equals(living.nextTimer())) {
            wrong.add("11: after a restart the next timer is " + mortal.nextTimer() + " instead of "
                    + living.nextTimer());
        }
        persisted.take(step);
        wrong.addAll(invariants.check(persisted.entities(), step, now));
        return step;
    }
}
