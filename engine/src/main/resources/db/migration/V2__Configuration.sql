-- What administrators define: one row per definition, its document as the API shows it. Definitions of the whole operator,
-- such as skills and users, carry the client '-', which no client can be called.
create table definition (
    kind       text        not null,
    id         text        not null,
    client_id  text        not null,
    version    bigint      not null check (version > 0),
    document   text        not null check (document::jsonb is not null),
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (kind, id)
);
create index definition_of_client on definition (client_id, kind);
call wall_clients('definition');

-- Who uses whom. The foreign keys keep references whole and name the users of what somebody wants to delete.
create table definition_reference (
    kind        text not null,
    id          text not null,
    target_kind text not null,
    target_id   text not null,
    client_id   text not null,
    primary key (kind, id, target_kind, target_id),
    foreign key (kind, id) references definition on delete cascade,
    foreign key (target_kind, target_id) references definition
);
create index definition_reference_to on definition_reference (target_kind, target_id);
call wall_clients('definition_reference');

-- Every version there ever was; without a document it is the deletion.
create table definition_version (
    kind       text        not null,
    id         text        not null,
    version    bigint      not null,
    client_id  text        not null,
    document   text,
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (kind, id, version)
);
call wall_clients('definition_version');
revoke update, delete on definition_version from cauce_app;

-- Who did what, for ever.
create table audit_entry (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    who       text        not null,
    action    text        not null,
    kind      text        not null,
    subject   text        not null,
    version   bigint      not null,
    client_id text        not null
);
create index audit_entry_of_subject on audit_entry (kind, subject, id);
call wall_clients('audit_entry');
revoke update, delete on audit_entry from cauce_app;

-- What Kafka has not been told yet, in the order of the commits (writers take turns).
create table configuration_outbox (
    position   bigint generated always as identity primary key,
    kind       text        not null,
    id         text        not null,
    version    bigint      not null,
    client_id  text        not null,
    document   text,
    previous   text,
    changed_at timestamptz not null,
    changed_by text        not null
);
call wall_clients('configuration_outbox');
