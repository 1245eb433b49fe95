package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.engine.conversation.ConversationJson;
import dev.cauce.engine.conversation.DeadLetters;
import dev.cauce.engine.routing.KafkaClients;
import dev.cauce.engine.routing.Router;
import dev.cauce.engine.routing.RoutingSettings;
import dev.cauce.engine.routing.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the topic {@code outbound}, each partition in one process of a group. Offsets are committed once what they stand for is
 * in PostgreSQL, so that a message that has to wait for its provider keeps no other from being read.
 */
@Singleton
class OutboundConsumer implements ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(OutboundConsumer.class);
    private static final String KIND = "ce_caucechannelkind";
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final Adapters adapters;
    private final DeliveryStore store;
    private final Dispatcher dispatcher;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final List<Integer> toRecover = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("outbound").unstarted(this::follow);
    private volatile boolean running = true;

    OutboundConsumer(
            KafkaClients kafka,
            Topics topics,
            RoutingSettings settings,
            Router router,
            Adapters adapters,
            DeliveryStore store,
            Dispatcher dispatcher,
            DeadLetters deadLetters,
            Clock clock) {
        this.consumer =
                kafka.member("outbound-" + router.name(), topics.prefix() + "outbound", settings.sessionTimeout());
        this.topics = topics;
        this.adapters = adapters;
        this.store = store;
        this.dispatcher = dispatcher;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        dispatcher.start();
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        consumer.wakeup();
        thread.join(Duration.ofSeconds(2));
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    private void follow() {
        try (consumer) {
            consumer.subscribe(List.of(topics.outbound()), this);
            while (running) {
                try {
                    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                    recover();
                    take(records);
                } catch (WakeupException stopped) {
                    LOG.debugf("The outbound consumer stops topic=%s", topics.outbound());
                } catch (RuntimeException failure) {
                    LOG.warnf(
                            failure, "Outbound messages cannot be read and are read again topic=%s", topics.outbound());
                    LockSupport.parkNanos(PAUSE_AFTER_TROUBLE.toNanos());
                }
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        assigned.forEach(partition -> toRecover.add(partition.partition()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        for (TopicPartition partition : revoked) {
            toRecover.removeIf(one -> one == partition.partition());
            dispatcher.leave(partition.partition());
        }
    }

    /** Before anything newer of these partitions: what waited when another process had them. */
    private void recover() {
        while (!toRecover.isEmpty()) {
            dispatcher.take(store.waiting(toRecover.getFirst()).await().atMost(PATIENCE));
            toRecover.removeFirst();
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Delivery> deliveries = new ArrayList<>();
        List<CompletableFuture<Void>> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String kind = Optional.ofNullable(record.headers().lastHeader(KIND))
                    .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                    .orElse("");
            if (adapters.of(kind).isPresent()) {
                read(record, kind)
                        .ifPresentOrElse(deliveries::add, () -> unreadable.add(deadLetters.keep(record, "unreadable")));
            }
        }
        keep(deliveries, unreadable);
        consumer.commitSync();
    }

    private void keep(List<Delivery> deliveries, List<CompletableFuture<Void>> unreadable) {
        CompletableFuture.allOf(unreadable.toArray(CompletableFuture[]::new)).join();
        boolean kept = deliveries.isEmpty();
        while (!kept) {
            try {
                dispatcher.take(store.add(deliveries, clock.instant()).await().atMost(PATIENCE));
                kept = true;
            } catch (RuntimeException failure) {
                if (!running) {
                    throw failure;
                }
                LOG.warnf(failure, "Outbound messages cannot be stored yet messages=%d", deliveries.size());
                LockSupport.parkNanos(PAUSE_AFTER_TROUBLE.toNanos());
            }
        }
    }

    private Optional<Delivery> read(ConsumerRecord<byte[], byte[]> record, String kind) {
        try {
            OutboundMessage message = ConversationJson.read(record.value(), OutboundMessage.class);
            return Optional.of(new Delivery(
                    message.id(),
                    kind,
                    message.to(),
                    message.conversation(),
                    message.sequence(),
                    record.partition(),
                    0,
                    clock.instant(),
                    clock.instant()));
        } catch (IOException | RuntimeException unreadable) {
            LOG.debugf(unreadable, "An outbound message is not readable offset=%d", record.offset());
            return Optional.empty();
        }
    }
}
