-- Files whose content is still to be removed from where it is kept: written with what forgets them, gone when they are.
create table attachment_to_remove (
    id        text        not null primary key,
    client_id text        not null,
    since     timestamptz not null
);
call wall_clients('attachment_to_remove');
