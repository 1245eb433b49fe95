-- The place of a message in its conversation; where there is none, its sequence. They differ once a conversation has gone on in
-- another thread, whose messages are numbered for themselves.
alter table message add column place bigint;
drop index message_of_conversation;
create index message_of_conversation on message (conversation_id, (coalesce(place, sequence)));
drop index note_of_conversation;
create index note_of_conversation on message (conversation_id, (coalesce(place, sequence)) desc) where note;

-- Conversations that have gone on in another thread than their first. The row is locked, after the threads, by whoever adds to
-- the conversation, which is what gives its messages one order.
create table moved_conversation (
    conversation_id text   not null primary key references conversation,
    client_id       text   not null,
    current_thread  text   not null references thread,
    last_place      bigint not null
);
call wall_clients('moved_conversation');

-- Where they went, by whom. The id is derived from the agent's request, so that the same request moves once.
create table conversation_move (
    id              text        not null primary key,
    client_id       text        not null,
    conversation_id text        not null references moved_conversation,
    thread_id       text        not null references thread,
    channel_kind    text        not null,
    moved_by        text        not null,
    moved_at        timestamptz not null
);
create index conversation_move_of on conversation_move (conversation_id, thread_id);
create index conversation_move_to on conversation_move (thread_id);
call wall_clients('conversation_move');
