package dev.cauce.engine.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A thread, only ever read through Hibernate. */
@Entity
@Immutable
@Table(name = "thread")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class ThreadRow {
    @Id
    String id;

    @Column(name = "client_id")
    String client;

    @Column(name = "channel_id")
    String channel;

    String address;

    @Column(name = "contact_id")
    String contact;

    @Column(name = "open_conversation")
    @Nullable
    String openConversation;
}
