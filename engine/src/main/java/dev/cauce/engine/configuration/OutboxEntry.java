package dev.cauce.engine.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change that Kafka has not been told yet. */
@Entity
@Table(name = "configuration_outbox")
class OutboxEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long position;

    String kind;
    String id;
    long version;

    @Column(name = "client_id")
    String client;

    /** What holds now; nothing after a deletion. */
    @Nullable
    String document;

    /** What held before; nothing for something new. */
    @Nullable
    String previous;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    OutboxEntry() {}

    OutboxEntry(PastVersion change, @Nullable String previous) {
        this.kind = change.key.kind();
        this.id = change.key.id();
        this.version = change.key.version();
        this.client = change.client;
        this.document = change.document;
        this.previous = previous;
        this.changedAt = change.changedAt;
        this.changedBy = change.changedBy;
    }
}
