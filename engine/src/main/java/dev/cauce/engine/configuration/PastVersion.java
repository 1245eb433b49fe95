package dev.cauce.engine.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One version of a definition, kept for ever; without a document it is the deletion. */
@Entity
@Immutable
@Table(name = "definition_version")
class PastVersion {
    /** Kind, id and version. */
    @Embeddable
    record Key(String kind, String id, long version) {}

    @EmbeddedId
    Key key;

    @Column(name = "client_id")
    String client;

    @Nullable
    String document;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    PastVersion() {}

    PastVersion(Key key, String client, @Nullable String document, Instant changedAt, String changedBy) {
        this.key = key;
        this.client = client;
        this.document = document;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
    }
}
