package dev.cauce.engine.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A definition as it stands. */
@Entity
@Table(name = "definition")
class DefinitionRow {
    /** The client of what belongs to the operator as a whole; no client can be called that. */
    static final String OPERATOR = "-";

    /** Kind and id. */
    @Embeddable
    record Key(String kind, String id) {}

    @EmbeddedId
    Key key;

    @Column(name = "client_id")
    String client;

    long version;
    String document;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    DefinitionRow() {}

    DefinitionRow(Key key, String client, long version, String document, Instant changedAt, String changedBy) {
        this.key = key;
        this.client = client;
        this.version = version;
        this.document = document;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
    }
}
