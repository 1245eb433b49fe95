package dev.cauce.engine.persistence;

/** Too many transactions run or wait: nothing was done, and asking again shortly is the remedy. */
public final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overloaded(int most) {
        super("PostgreSQL is asked for %d things already. Repeat this shortly.".formatted(most), null, false, false);
    }
}
