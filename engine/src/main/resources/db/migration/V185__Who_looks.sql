-- Who looks into a conversation that an agent has, for the agent to see. A look that is not renewed is over; nothing of the contact
-- is in it, and rows live for seconds.
create table conversation_look (
    conversation_id text        not null,
    user_id         text        not null,
    client_id       text        not null,
    operation_id    text        not null,
    since           timestamptz not null,
    expires_at      timestamptz not null,
    primary key (conversation_id, user_id)
);
call wall_clients('conversation_look');
