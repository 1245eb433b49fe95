package dev.cauce.engine.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A contact's key, only ever read through Hibernate. */
@Entity
@Immutable
@Table(name = "contact_key")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class ContactKeyRow {
    @Id
    @Column(name = "contact_id")
    String contact;

    byte[] wrapped;
}
