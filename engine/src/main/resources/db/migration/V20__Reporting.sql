-- Each ended segment, once, with the yardsticks it was measured by.
create table reported_segment (
    interaction_id   text        not null,
    segment          integer     not null,
    client_id        text        not null,
    queue_id         text        not null,
    channel          text        not null,
    contact_id       text        not null,
    priority         integer     not null,
    arrival          text        not null,
    entered_queue_at timestamptz not null,
    first_offered_at timestamptz,
    answered_at      timestamptz,
    released_at      timestamptz,
    closed_at        timestamptz not null,
    ended_at         timestamptz not null,
    outcome          text        not null,
    agent_id         text,
    disposition_id   text,
    transferred_out  boolean     not null,
    offers_made      integer     not null,
    offers_declined  integer     not null,
    offers_expired   integer     not null,
    offers_withdrawn integer     not null,
    offers_failed    integer     not null,
    threshold_ms     bigint      not null,
    short_abandon_ms bigint      not null,
    primary key (interaction_id, segment)
);
create index reported_segment_of_queue on reported_segment (client_id, queue_id, entered_queue_at);
call wall_clients('reported_segment');

-- What the segments that entered a queue in a quarter of an hour came to. Agent '' stands for those nobody answered.
create table queue_fact (
    client_id            text        not null,
    queue_id             text        not null,
    interval_start       timestamptz not null,
    channel              text        not null,
    agent_id             text        not null,
    threshold_ms         bigint      not null,
    offered              bigint      not null,
    answered             bigint      not null,
    abandoned            bigint      not null,
    overflowed           bigint      not null,
    callbacks            bigint      not null,
    transferred_in_queue bigint      not null,
    closed               bigint      not null,
    transferred_out      bigint      not null,
    answered_in_time     bigint      not null,
    abandoned_in_time    bigint      not null,
    short_abandoned      bigint      not null,
    offers_made          bigint      not null,
    offers_declined      bigint      not null,
    offers_expired       bigint      not null,
    offers_withdrawn     bigint      not null,
    offers_failed        bigint      not null,
    wait_answered_ms     bigint      not null,
    wait_abandoned_ms    bigint      not null,
    connect_ms           bigint      not null,
    talk_ms              bigint      not null,
    wrap_up_ms           bigint      not null,
    wait_sketch          bytea       not null,
    handle_sketch        bytea       not null,
    primary key (client_id, queue_id, interval_start, channel, agent_id, threshold_ms)
);
call wall_clients('queue_fact');

-- The service-level threshold of each queue, as the routing log last told it.
create table reported_queue (
    queue_id     text   not null primary key,
    client_id    text   not null,
    threshold_ms bigint not null
);
call wall_clients('reported_queue');

-- How an agent's time passed in a quarter of an hour. An agent works for several clients at once: the time is the operation's.
create table agent_fact (
    operation_id         text        not null,
    agent_id             text        not null,
    interval_start       timestamptz not null,
    signed_in_ms         bigint      not null,
    available_ms         bigint      not null,
    paused_ms            bigint      not null,
    not_responding_ms    bigint      not null,
    busy_ms              bigint      not null,
    busy_or_available_ms bigint      not null,
    primary key (operation_id, agent_id, interval_start)
);

-- How it has been with an agent since when: what is not in agent_fact yet.
create table agent_stretch (
    operation_id text        not null,
    agent_id     text        not null,
    presence     text        not null,
    reason       text,
    busy         boolean     not null,
    since        timestamptz not null,
    primary key (operation_id, agent_id)
);

-- How far each partition of the routing log has been counted.
create table reporting_position (
    log_partition integer not null primary key,
    position      text    not null
);
