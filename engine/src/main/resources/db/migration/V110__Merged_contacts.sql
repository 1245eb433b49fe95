-- Addresses of a client that staff have said to be one person's. An address that is not here is a person of its own.
create table contact_person (
    client_id text        not null,
    address   text        not null,
    person    uuid        not null,
    merged_by text        not null,
    merged_at timestamptz not null,
    primary key (client_id, address)
);
create index contact_person_of on contact_person (client_id, person);
call wall_clients('contact_person');
