-- What staff of a client noted of a contact, whatever the conversation. Stays with the address it was written at, so that it is
-- shown over all addresses of a merged contact and splits with them.
create table contact_note (
    id         text        not null primary key,
    client_id  text        not null,
    address    text        not null,
    contact_id text        not null references contact,
    written_by text        not null,
    written_at timestamptz not null,
    changed_at timestamptz,
    body       bytea       not null
);
create index contact_note_of on contact_note (client_id, address, written_at);
call wall_clients('contact_note');
