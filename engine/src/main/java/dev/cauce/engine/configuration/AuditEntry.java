package dev.cauce.engine.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One act of a user, as it stays in the audit for ever. */
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    Instant at;
    String who;
    String action;
    String kind;
    String subject;
    long version;

    @Column(name = "client_id")
    String client;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    AuditEntry() {}

    AuditEntry(Instant at, String who, String action, String kind, String subject, long version, String client) {
        this.at = at;
        this.who = who;
        this.action = action;
        this.kind = kind;
        this.subject = subject;
        this.version = version;
        this.client = client;
    }
}
