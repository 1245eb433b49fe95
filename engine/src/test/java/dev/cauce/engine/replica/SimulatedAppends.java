package dev.cauce.engine.replica;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a process has sent towards the log and what becomes of it: arrives, arrives unacknowledged, or is lost. */
final class SimulatedAppends implements StepLog<Bank.Item, Bank.Booked, Bank.Receipt> {
    private final MemoryTopic log;
    private final Codec<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> codec;
    private final Deque<Sent> onTheWay = new ArrayDeque<>();
    private boolean connected = true;

    @SuppressWarnings("ArrayRecordComponent")
    private record Sent(int partition, byte[] value, CompletableFuture<Long> acknowledged) {}

    SimulatedAppends(MemoryTopic log, Codec<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> codec) {
        this.log = log;
        this.codec = codec;
    }

    @Override
    public CompletionStage<Long> append(int partition, LogRecord<Bank.Item, Bank.Booked, Bank.Receipt> written) {
        var sent = new Sent(partition, codec.writeRecord(written), new CompletableFuture<>());
        onTheWay.addLast(sent);
        return sent.acknowledged();
    }

    boolean isIdle() {
        return onTheWay.isEmpty();
    }

    /** The process is gone: what is on the way may still arrive, but nobody is told. */
    void disconnect() {
        connected = false;
    }

    void arrive() {
        Sent sent = onTheWay.removeFirst();
        long offset = log.append(sent.partition(), sent.value());
        if (connected) {
            sent.acknowledged().complete(offset);
        }
    }

    void arriveUnacknowledged() {
        Sent sent = onTheWay.removeFirst();
        log.append(sent.partition(), sent.value());
        fail(sent);
    }

    void lose() {
        fail(onTheWay.removeFirst());
    }

    private void fail(Sent sent) {
        if (connected) {
            sent.acknowledged().completeExceptionally(new IllegalStateException("no acknowledgement in time"));
        }
    }
}
