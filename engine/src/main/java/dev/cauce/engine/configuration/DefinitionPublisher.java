package dev.cauce.engine.configuration;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.configuration.definition.OpeningHours;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.routing.KafkaClients;
import dev.cauce.engine.routing.RoutingGateway;
import dev.cauce.engine.routing.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Publishes one change: to the router when it concerns it, then to the compacted topic. */
@Singleton
final class DefinitionPublisher {

    /** A committed change. */
    record Pending(
            Kind kind,
            String id,
            long version,
            Instant changedAt,
            String changedBy,
            @Nullable String document,
            @Nullable String previous) {

        /** The router takes a command up once for each id. */
        String commandId() {
            return "config:%s:%s:%d".formatted(kind.plural(), id, version);
        }

        byte[] key() {
            return (kind.plural() + "/" + id).getBytes(StandardCharsets.UTF_8);
        }
    }

    private final KafkaClients kafka;
    private final Topics topics;
    private final Documents documents;
    private final ObjectMapper json;
    private final RoutingGateway router;
    private @Nullable Producer<byte[], byte[]> producer;

    DefinitionPublisher(
            KafkaClients kafka, Topics topics, Documents documents, ObjectMapper json, RoutingGateway router) {
        this.kafka = kafka;
        this.topics = topics;
        this.documents = documents;
        this.json = json;
        this.router = router;
    }

    /** Completes when Kafka has the change for good. {@code hoursById} finds the document of opening hours by their id. */
    Uni<Void> publish(Pending change, Function<String, Uni<Optional<String>>> hoursById) {
        var now = read(change.kind(), change.document());
        return hoursOf(now, hoursById)
                .chain(hours -> tellRouter(change, now, hours.orElse(null)))
                .chain(() -> append(change));
    }

    /** As they are now, which may be newer than the queue's change: the queue is told of again behind it. */
    private Uni<Optional<OpeningHours>> hoursOf(
            @Nullable Definition now, Function<String, Uni<Optional<String>>> hoursById) {
        return now instanceof Queue queue && queue.openingHours() != null
                ? hoursById
                        .apply(queue.openingHours())
                        .map(found -> found.map(document -> documents.read(OpeningHours.class, document)))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Void> tellRouter(Pending change, @Nullable Definition now, @Nullable OpeningHours hours) {
        var before = read(change.kind(), change.previous());
        var told = RouterDefinitions.of(change.id(), change.version(), now, before, hours);
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(() -> router.send(
                        told.get().operation(), change.commandId(), told.get().command()));
    }

    private @Nullable Definition read(Kind kind, @Nullable String document) {
        return document == null ? null : documents.read(kind.type(), document);
    }

    private Uni<Void> append(Pending change) {
        var published = new ProducerRecord<>(topics.configuration(), 0, change.key(), value(change));
        return Uni.createFrom().emitter(emitter -> {
            var _ = producer().send(published, (metadata, failure) -> {
                if (failure == null) {
                    emitter.complete(null);
                } else {
                    emitter.fail(failure);
                }
            });
        });
    }

    private byte @Nullable [] value(Pending change) {
        if (change.document() == null) {
            return null;
        }
        try {
            return json.writeValueAsBytes(new Published(
                    change.kind().plural(),
                    change.id(),
                    change.version(),
                    change.changedAt(),
                    change.changedBy(),
                    json.readTree(change.document())));
        } catch (IOException e) {
            throw new IllegalStateException("A stored definition is JSON", e);
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        var made = producer;
        if (made == null) {
            made = kafka.producer("configuration");
            producer = made;
        }
        return made;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
