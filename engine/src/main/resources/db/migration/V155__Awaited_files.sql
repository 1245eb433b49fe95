-- Files that contacts' messages name and providers keep, from before the provider is answered until they are here or given up.
create table awaited_file (
    id           text        not null primary key,
    client_id    text        not null,
    channel_kind text        not null,
    channel_id   text        not null,
    address      text        not null,
    topic        text,
    message_id   text        not null,
    event_id     text        not null,
    provider_id  text        not null,
    name         text        not null,
    content_type text        not null,
    state        text        not null check (state in ('waiting', 'stored', 'missing')),
    trouble      text,
    attempts     integer     not null,
    due_at       timestamptz not null,
    since        timestamptz not null,
    told         boolean     not null default false
);
create index awaited_file_due on awaited_file (due_at) where not told;
create index awaited_file_of_message on awaited_file (message_id);
call wall_clients('awaited_file');
