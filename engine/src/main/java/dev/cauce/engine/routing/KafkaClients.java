package dev.cauce.engine.routing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes Kafka clients with the settings that the guarantees rest on. */
public final class KafkaClients {
    /** Bytes of the largest record of the routing topics: a step or a chunk is one record, however much changed in it. */
    static final int LARGEST_RECORD = 16 * 1024 * 1024;

    private static final int PATIENT_BYTES = 256 * 1024;

    private final String bootstrapServers;

    public KafkaClients(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Idempotent, {@code acks=all}: what is acknowledged is there, once, in order. */
    public Producer<byte[], byte[]> producer(String name) {
        return producer(name, Duration.ofSeconds(10));
    }

    /** As {@link #producer(String)}; a send waits at most so long for a place in the buffer or for an unknown topic. */
    public Producer<byte[], byte[]> producer(String name, Duration longestBlock) {
        Map<String, Object> config = common(name);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, longestBlock.toMillis());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** In no group; reads what it is assigned to, from where it is told, and fails where that is gone. */
    public Consumer<byte[], byte[]> follower(String name) {
        Map<String, Object> config = common(name);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** In a group whose members are replaced after being silent for the session timeout; commits nothing. */
    public Consumer<byte[], byte[]> member(String name, String group, Duration sessionTimeout) {
        return new KafkaConsumer<>(
                memberConfig(name, group, sessionTimeout), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> memberConfig(String name, String group, Duration sessionTimeout) {
        Map<String, Object> config = common(name);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) sessionTimeout.toMillis());
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                sessionTimeout.dividedBy(4).toMillis());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        return config;
    }

    /** As {@link #member}, for who may hear of a record so much later: fetches are fewer and batches larger. */
    Consumer<byte[], byte[]> patientMember(String name, String group, Duration sessionTimeout, Duration patience) {
        Map<String, Object> config = memberConfig(name, group, sessionTimeout);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, PATIENT_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) patience.toMillis());
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    public Admin admin() {
        return Admin.create(common("topic-admin"));
    }

    private Map<String, Object> common(String name) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, name);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return config;
    }
}
