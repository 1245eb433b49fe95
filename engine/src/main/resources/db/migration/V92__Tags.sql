-- Words of the operator's on conversations.
create table conversation_tag (
    conversation_id text        not null references conversation,
    client_id       text        not null,
    tag             text        not null,
    tagged_by       text        not null,
    tagged_at       timestamptz not null,
    primary key (conversation_id, tag)
);
create index conversation_by_tag on conversation_tag (client_id, tag);
call wall_clients('conversation_tag');
