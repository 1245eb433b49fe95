package dev.cauce.engine.conversation;

import dev.cauce.engine.routing.KafkaClients;
import dev.cauce.engine.routing.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Everything that is stored in conversations from now on, told to every process: for sockets. */
@Singleton
public class ConversationFeed {
    private static final Logger LOG = Logger.getLogger(ConversationFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final List<Consumer<ConversationEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("conversation-feed").unstarted(this::follow);
    private volatile boolean running = true;

    ConversationFeed(KafkaClients kafka, Topics topics) {
        this.consumer = kafka.follower("conversation-feed");
        this.topics = List.of(topics.messages(), topics.signals());
    }

    /** Told in the order of each conversation, on the feed's thread: be quick. May be told the same twice. */
    public void addListener(Consumer<ConversationEvent> listener) {
        listeners.add(listener);
    }

    /** Whether this process still hears what is stored. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        consumer.wakeup();
        thread.join(Duration.ofSeconds(2));
    }

    private void follow() {
        try (consumer) {
            while (running) {
                try {
                    begin();
                    consumer.poll(POLL).forEach(this::tell);
                } catch (WakeupException stopped) {
                    LOG.debugf("The conversation feed stops topics=%s", topics);
                } catch (KafkaException failure) {
                    LOG.warnf(failure, "The conversation feed was interrupted and goes on topics=%s", topics);
                    LockSupport.parkNanos(PAUSE_AFTER_TROUBLE.toNanos());
                }
            }
        }
    }

    /** From the end when it begins; from where it stood after trouble. */
    private void begin() {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        }
    }

    private List<TopicPartition> partitions() {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic, Duration.ofSeconds(30)).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) {
        ConversationEvent event;
        try {
            event = ConversationJson.read(record.value(), ConversationEvent.class);
        } catch (IOException | RuntimeException unreadable) {
            LOG.warnf(
                    unreadable,
                    "A stored event is not readable partition=%d offset=%d",
                    record.partition(),
                    record.offset());
            return;
        }
        for (Consumer<ConversationEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "A listener failed partition=%d offset=%d", record.partition(), record.offset());
            }
        }
    }
}
