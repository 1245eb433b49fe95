package dev.cauce.engine.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A conversation, only ever read through Hibernate. */
@Entity
@Immutable
@Table(name = "conversation")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class ConversationRow {
    @Id
    String id;

    @Column(name = "thread_id")
    String thread;

    @Column(name = "channel_kind")
    String kind;

    @Column(name = "operation_id")
    String operation;

    @Column(name = "queue_id")
    String queue;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "agent_id")
    @Nullable
    String agent;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Nullable
    String ending;
}
