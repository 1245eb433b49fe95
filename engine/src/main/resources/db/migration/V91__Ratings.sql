-- Whether the contact was asked how good it was, once it was over.
alter table conversation add column rating_asked boolean not null default false;

-- What contacts said of conversations, once for each; the comment is encrypted as messages are.
create table rating (
    conversation_id text        not null primary key references conversation,
    client_id       text        not null,
    score           smallint    not null check (score between 1 and 5),
    comment         bytea,
    rated_at        timestamptz not null
);
call wall_clients('rating');

-- For the reports: what ended when, and was asked for a rating.
create index conversation_to_rate on conversation (client_id, queue_id, ended_at) where rating_asked;
