-- What channels prove themselves with to others, encrypted; apart from their definition, so that it is never published.
create table channel_secret (
    channel_id text        not null primary key,
    client_id  text        not null,
    sealed     bytea       not null,
    changed_at timestamptz not null
);
call wall_clients('channel_secret');

-- How far a mailbox was read, and which process reads it until when. A position holds for one value of UIDVALIDITY only.
create table mailbox_position (
    channel_id   text        not null primary key,
    client_id    text        not null,
    uid_validity bigint,
    last_uid     bigint      not null default 0,
    reader       text        not null,
    reads_until  timestamptz not null
);
call wall_clients('mailbox_position');
