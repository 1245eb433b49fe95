package dev.cauce.routing.simulator.scenario;

import java.time.Duration;
import java.util.Random;

/** How long something takes. */
public sealed interface Distribution {
    Duration mean();

    Duration draw(Random random);

    /** Always the same. */
    record Fixed(Duration mean) implements Distribution {
        @Override
        public Duration draw(Random random) {
            return mean;
        }
    }

    /** Without memory: what Erlang assumes. */
    record Exponential(Duration mean) implements Distribution {
        @Override
        public Duration draw(Random random) {
            return nanos(-Math.log(1 - random.nextDouble()) * mean.toNanos());
        }
    }

    /** Anything between the two is as likely. */
    record Uniform(Duration from, Duration to) implements Distribution {
        @Override
        public Duration mean() {
            return from.plus(to).dividedBy(2);
        }

        @Override
        public Duration draw(Random random) {
            return from.plus(nanos(random.nextDouble() * to.minus(from).toNanos()));
        }
    }

    /**
     * What handle times mostly look like (Brown et al. 2005, "Statistical Analysis of a Telephone Call Center").
     *
     * @param variation standard deviation over mean
     */
    record Lognormal(Duration mean, double variation) implements Distribution {
        @Override
        public Duration draw(Random random) {
            double variance = Math.log(1 + variation * variation);
            double location = Math.log((double) mean.toNanos()) - variance / 2;
            return nanos(Math.exp(location + Math.sqrt(variance) * random.nextGaussian()));
        }
    }

    private static Duration nanos(double nanos) {
        return Duration.ofNanos(Math.round(nanos));
    }
}
