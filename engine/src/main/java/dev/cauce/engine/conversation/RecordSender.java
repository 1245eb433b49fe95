package dev.cauce.engine.conversation;

import dev.cauce.engine.routing.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends records with {@code acks=all} without ever blocking the caller; records of one key keep the order of the calls. More
 * than a bounded number on their way are refused at once, so that a slow broker is felt at the edge.
 */
@Singleton
public class RecordSender {
    private static final int MOST_ON_THE_WAY = 20_000;

    private final Producer<byte[], byte[]> producer;
    private final ExecutorService inOrder = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("record-sender").factory());
    private final Semaphore room = new Semaphore(MOST_ON_THE_WAY);

    RecordSender(KafkaClients kafka, MeterRegistry metrics) {
        this.producer = kafka.producer("conversations");
        metrics.gauge("cauce.records.on-the-way", room, free -> MOST_ON_THE_WAY - free.availablePermits());
    }

    /** Too many records are on their way. */
    public static final class Overloaded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overloaded() {
            super("Too many records wait for Kafka. Try again shortly.", null, false, false);
        }
    }

    /** Completes when all in-sync replicas have the record; fails when that is refused or unknown. */
    public CompletableFuture<Void> send(String topic, String key, byte[] value, Map<String, String> headers) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        if (!room.tryAcquire()) {
            return CompletableFuture.failedFuture(new Overloaded());
        }
        var written = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, text) -> written.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        inOrder.execute(() -> send(written, sent));
        return sent;
    }

    private void send(ProducerRecord<byte[], byte[]> written, CompletableFuture<Void> sent) {
        try {
            var _ = producer.send(written, (_, failure) -> {
                room.release();
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException failure) {
            room.release();
            sent.completeExceptionally(failure);
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        inOrder.shutdown();
        if (!inOrder.awaitTermination(5, TimeUnit.SECONDS)) {
            inOrder.shutdownNow();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
