package dev.cauce.routing.simulator.run;

import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.RoutingCore;
import dev.cauce.routing.core.Step;
import dev.cauce.routing.simulator.check.Persisted;
import dev.cauce.routing.simulator.check.Twin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The real core, with or without somebody who checks every step. */
interface Router {
    Step step(Instant now, Command command);

    Step tick(Instant now);

    Optional<Instant> nextTimer();

    /** The process dies and another goes on. */
    void crash(Random random);

    /** What was wrong, in words; always empty when nobody checks. */
    List<String> wrong();

    static Router checked(OperationId operation) {
        var twin = new Twin(operation);
        return new Router() {
            @Override
            public Step step(Instant now, Command command) {
                return twin.step(now, command);
            }

            @Override
            public Step tick(Instant now) {
                return twin.tick(now);
            }

            @Override
            public Optional<Instant> nextTimer() {
                return twin.nextTimer();
            }

            @Override
            public void crash(Random random) {
                twin.crash(random);
            }

            @Override
            public List<String> wrong() {
                return twin.wrong();
            }
        };
    }

    static Router unchecked(OperationId operation) {
        return new Unchecked(operation);
    }

    /** The core alone, and its log. */
    final class Unchecked implements Router {
        private final OperationId operation;
        private final Persisted persisted = new Persisted();
        private RoutingCore core;

        Unchecked(OperationId operation) {
            this.operation = operation;
            core = RoutingCore.restore(operation, List.of());
        }

        @Override
        public Step step(Instant now, Command command) {
            return kept(core.step(now, command));
        }

        @Override
        public Step tick(Instant now) {
            return kept(core.tick(now));
        }

        @Override
        public Optional<Instant> nextTimer() {
            return core.nextTimer();
        }

        @Override
        public void crash(Random random) {
            core = RoutingCore.restore(operation, List.copyOf(persisted.entities()));
        }

        @Override
        public List<String> wrong() {
            return List.of();
        }

        private Step kept(Step step) {
            persisted.take(step);
            return step;
        }
    }
}
