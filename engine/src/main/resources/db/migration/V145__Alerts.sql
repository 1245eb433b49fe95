-- Where each rule of alerts stands at each queue that it found something at: what rises, fires, falls, and has cleared.
create table alert (
    id              text             not null primary key,
    client_id       text             not null,
    operation_id    text             not null,
    rule_id         text             not null,
    queue_id        text             not null,
    name            text             not null,
    metric          text             not null,
    comparison      text             not null,
    threshold       double precision not null,
    severity        text             not null,
    state           text             not null check (state in ('rising', 'firing', 'falling', 'cleared')),
    value           double precision,
    valued_at       timestamptz      not null,
    since           timestamptz      not null,
    fired_at        timestamptz,
    falling_since   timestamptz,
    cleared_at      timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz
);
create unique index alert_open on alert (rule_id, queue_id) where state <> 'cleared';
create index alert_history on alert (client_id, cleared_at desc, id desc) where state = 'cleared';
call wall_clients('alert');

-- Who is told of it by mail or webhook, and what came of that.
create table alert_telling (
    id        text        not null primary key,
    alert_id  text        not null references alert on delete cascade,
    client_id text        not null,
    event     text        not null check (event in ('fired', 'cleared')),
    way       text        not null check (way in ('mail', 'webhook')),
    recipient text        not null,
    state     text        not null check (state in ('waiting', 'told', 'failed', 'silenced')),
    attempts  integer     not null,
    due_at    timestamptz not null,
    told_at   timestamptz,
    text      text
);
create index alert_telling_due on alert_telling (due_at) where state = 'waiting';
create index alert_telling_of on alert_telling (alert_id);
call wall_clients('alert_telling');

-- The one desk node that watches for alerts, as long as it lives.
alter table desk_node add column watches_since timestamptz;
