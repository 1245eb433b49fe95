package dev.cauce.routing.simulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** When contacts come, counted from the beginning of the simulation. */
public sealed interface Arrivals {
    /** The next arrival after {@code last}, the first after zero; empty when nobody comes any more. */
    Optional<Duration> next(Duration last, Random random);

    /** Contacts per hour at that time. */
    double perHour(Duration at);

    /** A Poisson process whose rate changes at given times and is constant in between. */
    record Poisson(List<Rate> rates) implements Arrivals {
        public Poisson {
            rates = List.copyOf(rates);
        }

        public static Poisson constant(double perHour) {
            return new Poisson(List.of(new Rate(Duration.ZERO, perHour)));
        }

        @Override
        public Optional<Duration> next(Duration last, Random random) {
            double work = -Math.log(1 - random.nextDouble());
            Duration from = last;
            while (true) {
                double rate = perHour(from) / Duration.ofHours(1).toNanos();
                Optional<Duration> change = changeAfter(from);
                double room = change.isEmpty()
                        ? Double.POSITIVE_INFINITY
                        : rate * change.get().minus(from).toNanos();
                if (work < room && rate > 0) {
                    return Optional.of(from.plusNanos(Math.round(work / rate)));
                }
                if (change.isEmpty()) {
                    return Optional.empty();
                }
                work -= room;
                from = change.get();
            }
        }

        @Override
        public double perHour(Duration at) {
            double perHour = 0;
            for (Rate rate : rates) {
                if (rate.from().compareTo(at) <= 0) {
                    perHour = rate.perHour();
                }
            }
            return perHour;
        }

        private Optional<Duration> changeAfter(Duration at) {
            return rates.stream()
                    .map(Rate::from)
                    .filter(from -> from.compareTo(at) > 0)
                    .findFirst();
        }
    }

    /** So many contacts per hour from then on. */
    record Rate(Duration from, double perHour) {}

    /** Exactly these, as recorded once: in order, after zero, no two at the same time. */
    record Recorded(List<Duration> times) implements Arrivals {
        public Recorded {
            times = List.copyOf(times);
        }

        @Override
        public Optional<Duration> next(Duration last, Random random) {
            return times.stream().filter(time -> time.compareTo(last) > 0).findFirst();
        }

        @Override
        public double perHour(Duration at) {
            return times.stream()
                    .filter(time -> time.compareTo(at) >= 0 && time.compareTo(at.plusHours(1)) < 0)
                    .count();
        }
    }
}
