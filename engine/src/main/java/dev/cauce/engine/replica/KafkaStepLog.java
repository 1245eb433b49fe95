package dev.cauce.engine.replica;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The log as a Kafka topic, written by an idempotent producer with {@code acks=all}. */
public final class KafkaStepLog<C, E, D, R> implements StepLog<E, D, R> {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Codec<C, E, D, R> codec;

    public KafkaStepLog(Producer<byte[], byte[]> producer, String topic, Codec<C, E, D, R> codec) {
        this.producer = producer;
        this.topic = topic;
        this.codec = codec;
    }

    @Override
    public CompletionStage<Long> append(int partition, LogRecord<E, D, R> written) {
        CompletableFuture<Long> appended = new CompletableFuture<>();
        var _ = producer.send(
                new ProducerRecord<>(topic, partition, null, codec.writeRecord(written)), (metadata, failure) -> {
                    if (failure != null) {
                        appended.completeExceptionally(failure);
                    } else {
                        appended.complete(metadata.offset());
                    }
                });
        return appended;
    }
}
