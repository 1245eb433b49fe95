-- Why interactions waited and went where they went, kept when the router lets go of it.
create table interaction_trace (
    interaction_id text        not null primary key,
    client_id      text        not null,
    operation_id   text        not null,
    closed_at      timestamptz not null,
    trace          text        not null
);
call wall_clients('interaction_trace');

-- How far the routing log has been looked through for traces. Looking twice changes nothing.
create table trace_log_position (
    partition integer not null primary key,
    position  text    not null
);
