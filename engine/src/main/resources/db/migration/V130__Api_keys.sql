-- What other systems sign in with. Only the hash of a key is kept; the key itself is shown once. Holds nobody's data: no wall.
create table api_key (
    id           text        not null primary key,
    hash         bytea       not null,
    name         text        not null,
    roles        text        not null,
    operation_id text        not null,
    clients      text        not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text
);
