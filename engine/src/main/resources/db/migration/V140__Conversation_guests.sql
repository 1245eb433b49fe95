-- Colleagues whom the agent who holds a conversation asked into it. An invitation, being there, and how it ended are one row;
-- the note is encrypted as messages are.
create table conversation_guest (
    id              text        not null primary key,
    conversation_id text        not null references conversation,
    client_id       text        not null,
    operation_id    text        not null,
    agent_id        text        not null,
    holder_id       text        not null,
    kind            text        not null check (kind in ('consult', 'conference')),
    state           text        not null
        check (state in ('invited', 'joined', 'declined', 'lapsed', 'withdrawn', 'left', 'removed', 'ended')),
    note            bytea,
    reason          text,
    invited_at      timestamptz not null,
    expires_at      timestamptz not null,
    joined_at       timestamptz,
    ended_at        timestamptz,
    check ((ended_at is null) = (state in ('invited', 'joined')))
);
create index conversation_guest_of on conversation_guest (conversation_id, invited_at);
create unique index conversation_guest_once on conversation_guest (conversation_id, agent_id) where ended_at is null;
create index conversation_guest_open on conversation_guest (agent_id) where ended_at is null;
call wall_clients('conversation_guest');
