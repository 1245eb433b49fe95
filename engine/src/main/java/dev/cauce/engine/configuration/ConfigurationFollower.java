package dev.cauce.engine.configuration;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.routing.KafkaClients;
import dev.cauce.engine.routing.Router;
import dev.cauce.engine.routing.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the topic from its beginning into the {@link ConfigurationView}, and again whenever reading breaks. */
@Singleton
final class ConfigurationFollower {
    private static final Logger LOG = Logger.getLogger(ConfigurationFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_START = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);

    private final KafkaClients kafka;
    private final Topics topics;
    private final ConfigurationView view;
    private final Documents documents;
    private final ObjectMapper json;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;

    ConfigurationFollower(
            KafkaClients kafka, Topics topics, ConfigurationView view, Documents documents, ObjectMapper json) {
        this.kafka = kafka;
        this.topics = topics;
        this.view = view;
        this.documents = documents;
        this.json = json;
    }

    /** The router's creation creates the topics. Starting takes a little longer rather than begin by sending callers away. */
    void start(@Observes StartupEvent event, Router router) throws InterruptedException {
        LOG.debugf("Reading the configuration process=%s", router.name());
        thread = Thread.ofVirtual().name("configuration-follower").start(this::followUntilStopped);
        if (!view.awaitComplete(LONGEST_START)) {
            LOG.warn("The configuration is not read yet; until it is, requests are told to come back");
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void followUntilStopped() {
        while (stopping.getCount() > 0) {
            try {
                follow();
            } catch (WakeupException e) {
                LOG.debug("Stopped reading the configuration");
            } catch (RuntimeException e) {
                LOG.warn("Could not read the configuration from Kafka; starting over", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE_AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopped reading the configuration");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        var partition = new TopicPartition(topics.configuration(), 0);
        try (var reading = kafka.follower("configuration")) {
            consumer = reading;
            reading.assign(List.of(partition));
            reading.seekToBeginning(List.of(partition));
            var end = reading.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (stopping.getCount() > 0) {
                if (!view.isComplete() && reading.position(partition) >= end) {
                    view.completed();
                }
                reading.poll(POLL).forEach(this::take);
            }
        } finally {
            consumer = null;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> published) {
        var key = new String(published.key(), StandardCharsets.UTF_8);
        var slash = key.indexOf('/');
        var kind = Kind.named(key.substring(0, Math.max(0, slash)));
        if (kind.isEmpty()) {
            LOG.warnf("Passed over a definition of an unknown kind key=%s offset=%d", key, published.offset());
            return;
        }
        if (published.value() == null) {
            view.remove(kind.get(), key.substring(slash + 1));
            return;
        }
        try {
            view.put(kind.get(), defined(kind.get(), json.readValue(published.value(), Published.class)));
        } catch (IOException | IllegalStateException e) {
            LOG.errorf(e, "Passed over a definition that cannot be read key=%s offset=%d", key, published.offset());
        }
    }

    private Defined<?> defined(Kind kind, Published published) {
        return new Defined<>(
                published.id(),
                published.version(),
                published.changedAt(),
                published.changedBy(),
                documents.read(kind.type(), String.valueOf(published.definition())));
    }
}
