-- What became of each message to a contact on a channel that delivers by attempts. Its words are with the message.
create table delivery (
    message_id      text        not null primary key,
    client_id       text        not null,
    channel_kind    text        not null,
    channel_id      text        not null,
    address         text        not null,
    topic           text,
    conversation_id text        not null,
    sequence        bigint      not null,
    partition       integer     not null,
    state           text        not null check (state in ('waiting', 'accepted', 'failed')),
    attempts        integer     not null,
    due_at          timestamptz not null,
    since           timestamptz not null,
    decided_at      timestamptz,
    provider_id     text,
    code            text,
    text            text
);
create index delivery_waiting on delivery (partition, sequence) where state = 'waiting';
create index delivery_failed on delivery (client_id, decided_at) where state = 'failed';
call wall_clients('delivery');
