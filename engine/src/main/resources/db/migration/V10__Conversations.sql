-- A person as one client knows it.
create table contact (
    id         text        not null primary key,
    client_id  text        not null,
    created_at timestamptz not null
);
call wall_clients('contact');

-- What a contact's words are encrypted with, itself encrypted with the master key. Deleting the row erases the words.
create table contact_key (
    contact_id text  not null primary key,
    client_id  text  not null,
    wrapped    bytea not null
);
call wall_clients('contact_key');

-- All that one contact and a client ever say on one channel. Its row is locked by whoever adds to it, which is what makes
-- the sequence of its messages gapless and its open conversation single.
create table thread (
    id                text   not null primary key,
    client_id         text   not null,
    channel_id        text   not null,
    address           text   not null,
    contact_id        text   not null references contact,
    last_sequence     bigint not null default 0,
    open_conversation text,
    unique (client_id, channel_id, address)
);
call wall_clients('thread');

-- One request for work: what the router calls an interaction. What the router decided is written by the reader of its log.
create table conversation (
    id            text        not null primary key,
    client_id     text        not null,
    thread_id     text        not null references thread,
    channel_kind  text        not null,
    operation_id  text        not null,
    queue_id      text        not null,
    first_message text        not null,
    started_at    timestamptz not null,
    agent_id      text,
    ended_at      timestamptz,
    ending        text,
    ending_reason text
);
create index conversation_of_thread on conversation (thread_id, started_at);
call wall_clients('conversation');

create table message (
    id                text        not null primary key,
    client_id         text        not null,
    thread_id         text        not null references thread,
    sequence          bigint      not null,
    conversation_id   text        not null references conversation,
    author            text        not null check (author in ('contact', 'agent', 'system')),
    agent_id          text,
    note              boolean     not null,
    client_message_id text,
    at                timestamptz not null,
    receipt           text        not null check (receipt in ('sent', 'delivered', 'read', 'failed')),
    body              bytea       not null,
    unique (thread_id, sequence)
);
create index message_of_conversation on message (conversation_id, sequence);
call wall_clients('message');

create table attachment (
    id           text        not null primary key,
    client_id    text        not null,
    channel_id   text        not null,
    address      text        not null,
    name         text        not null,
    content_type text        not null,
    size         bigint      not null,
    stored_at    timestamptz not null
);
create index attachment_of_contact on attachment (client_id, channel_id, address);
call wall_clients('attachment');

-- How far the routing log has been taken up; moves in the transaction that takes it up.
create table conversation_log_position (
    partition integer not null primary key,
    position  text    not null
);
