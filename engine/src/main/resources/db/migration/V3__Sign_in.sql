-- How users prove who they are. Apart from their definition, so that it is never published or kept in a history.
create table credential (
    user_id       text        not null primary key,
    password_hash text        not null,
    changed_at    timestamptz not null
);

-- Attempts without success so far, for any name that was tried, so that an unknown name behaves as a known one.
create table sign_in_attempt (
    name         text        not null primary key,
    failures     integer     not null,
    locked_until timestamptz,
    last_at      timestamptz not null
);
create index sign_in_attempt_last_at on sign_in_attempt (last_at);
