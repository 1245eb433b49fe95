package dev.cauce.engine.replica;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends commands and finds their replies in the log. A command may be sent again under the same id at any time. */
public final class CommandGateway<C, E, D, R> {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Codec<C, E, D, R> codec;
    private final Duration patience;
    private final int limit;
    private final ConcurrentMap<String, CompletableFuture<Outcome<R>>> pending = new ConcurrentHashMap<>();

    /** What came of a command, as far as this process can tell. */
    public sealed interface Outcome<R> {
        /** The router's reply, from the log. */
        record Replied<R>(R reply) implements Outcome<R> {}

        /** No reply in time: the command may or may not have its effect yet; the same id is safe to send again. */
        record TimedOut<R>(Duration after) implements Outcome<R> {}

        /** Not sent: too many commands wait for their reply here. */
        record Overloaded<R>(int pending) implements Outcome<R> {}

        /** Kafka did not take it in time; the same id is safe to send again. */
        record NotSent<R>(String reason) implements Outcome<R> {}
    }

    public CommandGateway(
            Producer<byte[], byte[]> producer,
            String topic,
            Codec<C, E, D, R> codec,
            LogFollower<C, E, D, R> follower,
            Duration patience,
            int limit) {
        this.producer = producer;
        this.topic = topic;
        this.codec = codec;
        this.patience = patience;
        this.limit = limit;
        follower.addLastListener((partition, offset, step, replica) -> answer(step));
    }

    /** Sends a command without waiting for the reply; completes when Kafka has it. */
    public CompletableFuture<Void> send(int partition, String commandId, C command) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        var _ = producer.send(
                new ProducerRecord<>(topic, partition, null, codec.writeCommand(commandId, command)),
                (metadata, failure) -> {
                    if (failure == null) {
                        sent.complete(null);
                    } else {
                        sent.completeExceptionally(failure);
                    }
                });
        return sent;
    }

    /** Sends a command and waits for its reply. Never completes exceptionally. */
    public CompletableFuture<Outcome<R>> submit(int partition, String commandId, C command) {
        if (pending.size() >= limit) {
            return CompletableFuture.completedFuture(new Outcome.Overloaded<>(pending.size()));
        }
        CompletableFuture<Outcome<R>> mine = new CompletableFuture<>();
        CompletableFuture<Outcome<R>> before = pending.putIfAbsent(commandId, mine);
        if (before != null) {
            return before;
        }
        var _ = send(partition, commandId, command).whenComplete((sent, failure) -> {
            if (failure != null) {
                mine.complete(new Outcome.NotSent<>(failure.getClass().getSimpleName()));
            }
        });
        return mine.completeOnTimeout(new Outcome.TimedOut<>(patience), patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((outcome, failure) -> pending.remove(commandId, mine));
    }

    public int pending() {
        return pending.size();
    }

    private void answer(LogRecord.Stepped<E, D, R> step) {
        LogRecord.Answer<R> answer = step.answer();
        if (answer != null) {
            CompletableFuture<Outcome<R>> waiting = pending.get(answer.commandId());
            if (waiting != null) {
                waiting.complete(new Outcome.Replied<>(answer.reply()));
            }
        }
    }
}
