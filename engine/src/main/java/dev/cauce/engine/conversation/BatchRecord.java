package dev.cauce.engine.conversation;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record as it came, and what it says; without that when it could not be read, for the reason given. */
record BatchRecord(
        ConsumerRecord<byte[], byte[]> source, @Nullable Taken incoming, String reason) {}
