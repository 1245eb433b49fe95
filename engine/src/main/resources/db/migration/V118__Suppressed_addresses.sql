-- Addresses that mail servers refused for ever: nothing is sent to them for that client until somebody lifts it.
create table mail_suppression (
    id         text        not null primary key,
    client_id  text        not null,
    channel_id text        not null,
    address    text        not null,
    since      timestamptz not null,
    code       text        not null,
    reason     text        not null,
    message_id text        not null,
    lifted_at  timestamptz,
    lifted_by  text
);
create unique index mail_suppression_of_address on mail_suppression (client_id, address) where lifted_at is null;
create index mail_suppression_by_age on mail_suppression (since desc, id desc) where lifted_at is null;
call wall_clients('mail_suppression');
