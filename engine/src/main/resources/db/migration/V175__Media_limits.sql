-- What the contacts and agents of a client stored on a day of the client: its daily limit counts from here.
create table media_day (
    client_id text   not null,
    day       date   not null,
    bytes     bigint not null,
    primary key (client_id, day)
);
call wall_clients('media_day');
