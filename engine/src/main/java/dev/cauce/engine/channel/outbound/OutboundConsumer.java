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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the topic {@code outbound}, each partition in one process of a group. Offsets are committed once what they stand for is
 * in PostgreSQL, so that a message that has to wait for its provider keeps no other from being read.
 */
@Singleton
class OutboundConsumer implements Batches.Taker {
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
    private final Batches batches;
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
        this.batches = new Batches(consumer, this);
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
        dispatcher.stop();
        thread.join(Duration.ofSeconds(2));
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    private void follow() {
        try (consumer) {
            batches.subscribe(topics.outbound());
            while (running) {
                try {
                    batches.next(POLL);
                } catch (WakeupException stopped) {
                    LOG.debugf("The outbound consumer stops topic=%s", topics.outbound());
                } catch (RuntimeException failure) {
                    LOG.warnf(
                            failure,
                            "Outbound messages cannot be taken and are read again topic=%s",
                            topics.outbound());
                    LockSupport.parkNanos(PAUSE_AFTER_TROUBLE.toNanos());
                }
            }
        }
    }

    @Override
    public void recover(int partition) {
        dispatcher.take(store.waiting(partition).await().atMost(PATIENCE));
    }

    @Override
    public void leave(List<Integer> partitions) {
        partitions.forEach(dispatcher::leave);
    }

    @Override
    public void take(ConsumerRecords<byte[], byte[]> records) {
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
        CompletableFuture.allOf(unreadable.toArray(CompletableFuture[]::new)).join();
        if (!deliveries.isEmpty()) {
            dispatcher.take(store.add(deliveries, clock.instant()).await().atMost(PATIENCE));
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
