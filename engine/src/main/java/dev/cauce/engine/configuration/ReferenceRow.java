package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Reference;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** That one definition uses another; foreign keys on both sides keep it true. */
@Entity
@Table(name = "definition_reference")
class ReferenceRow {
    /** User and used. */
    @Embeddable
    record Key(
            String kind,
            String id,
            @Column(name = "target_kind") String targetKind,
            @Column(name = "target_id") String targetId) {

        static Key of(DefinitionRow.Key user, Reference used) {
            return new Key(user.kind(), user.id(), used.kind().plural(), used.id());
        }
    }

    @EmbeddedId
    Key key;

    @Column(name = "client_id")
    String client;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    ReferenceRow() {}

    ReferenceRow(Key key, String client) {
        this.key = key;
        this.client = client;
    }
}
