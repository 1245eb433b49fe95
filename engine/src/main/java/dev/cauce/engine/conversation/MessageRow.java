package dev.cauce.engine.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A stored message, only ever read through Hibernate: batches write. */
@Entity
@Immutable
@Table(name = "message")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class MessageRow {
    @Id
    String id;

    @Column(name = "client_id")
    String client;

    @Column(name = "thread_id")
    String thread;

    long sequence;

    @Column(name = "conversation_id")
    String conversation;

    String author;

    @Column(name = "agent_id")
    @Nullable
    String agent;

    boolean note;

    @Column(name = "client_message_id")
    @Nullable
    String clientMessageId;

    Instant at;
    String receipt;
    byte[] body;
}
