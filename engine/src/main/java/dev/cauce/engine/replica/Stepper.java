package dev.cauce.engine.replica;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The owner's side of a partition: turns commands and the passing of time into log records. Runs ahead of the log by
 * what is in flight; thrown away when an append fails.
 */
final class Stepper<C, E, D, R> {
    private final Fence own;
    private final Core.Factory<C, E, D, R> factory;
    private final Core<C, E, D, R> core;
    private final RememberedReplies<R> replies;
    private final ReplicaMetrics metrics;
    private Instant now;
    private long nextInput;
    private long sequence;

    /** Takes over where the replica stands, which must be at or after the own claim. */
    Stepper(Fence own, Core.Factory<C, E, D, R> factory, Replica<E, D, R> replica, ReplicaMetrics metrics) {
        this.metrics = metrics;
        this.own = own;
        this.factory = factory;
        this.core = factory.restore(replica.entities().values());
        this.replies = new RememberedReplies<>(Replica.REPLY_RETENTION, Replica.REPLY_LIMIT);
        this.replies.restore(replica.replies().inOrder());
        this.now = replica.position().now();
        this.nextInput = replica.position().nextInput();
    }

    long nextInput() {
        return nextInput;
    }

    /** Whether this record, with the fence after it, says that nothing more of this stepper counts. */
    boolean isFencedBy(LogRecord<?, ?, ?> written, Fence after) {
        boolean droppedOwn = written instanceof LogRecord.Stepped && own.isOf(written.epoch(), written.owner());
        return droppedOwn || !after.isOf(own.epoch(), own.owner());
    }

    Optional<Instant> nextTimer() {
        return core.nextTimer();
    }

    /** The record for the command at this offset. A command whose id was answered before gets that answer again. */
    LogRecord.Stepped<E, D, R> consume(long offset, Received<C> received, Instant clock) {
        advance(clock);
        nextInput = offset + 1;
        Optional<R> before = replies.find(received.commandId());
        if (before.isPresent()) {
            metrics.repeatedCommand();
            return stepped(offset, new Core.Step<>(List.of(), List.of(), before.get()), received.commandId());
        }
        Core.Step<E, D, R> step =
                switch (received) {
                    case Received.Understood<C> understood -> core.step(now, understood.command());
                    case Received.Unreadable<C> unreadable ->
                        new Core.Step<>(
                                List.of(), List.of(), factory.refuse(Core.Refusal.UNREADABLE, unreadable.detail()));
                };
        replies.remember(received.commandId(), step.reply(), now);
        return stepped(offset, step, received.commandId());
    }

    /** The record that says this command made the core fail: it is consumed without effect. */
    LogRecord.Stepped<E, D, R> skip(long offset, String commandId, Instant clock) {
        advance(clock);
        nextInput = offset + 1;
        R reply = factory.refuse(Core.Refusal.INTERNAL_ERROR, "The command could not be carried out.");
        replies.remember(commandId, reply, now);
        return stepped(offset, new Core.Step<>(List.of(), List.of(), reply), commandId);
    }

    /** What is due by the clock; empty when nothing is, or when doing it changed nothing. */
    Optional<LogRecord.Stepped<E, D, R>> tick(Instant clock) {
        Optional<Instant> due = core.nextTimer();
        if (due.isEmpty() || due.get().isAfter(clock)) {
            return Optional.empty();
        }
        advance(clock);
        Core.Step<E, D, R> step = core.tick(now);
        return step.hasEffect() ? Optional.of(stepped(null, step, null)) : Optional.empty();
    }

    private void advance(Instant clock) {
        if (clock.isAfter(now)) {
            now = clock;
        }
    }

    private LogRecord.Stepped<E, D, R> stepped(
            @Nullable Long offset, Core.Step<E, D, R> step, @Nullable String commandId) {
        return new LogRecord.Stepped<>(
                own.epoch(),
                own.owner(),
                sequence++,
                offset,
                now,
                step.changes(),
                step.decisions(),
                commandId == null ? null : new LogRecord.Answer<>(commandId, step.reply()));
    }
}
