-- A position holds for one account on one server, and for the client it was read for: another begins without one.
alter table mailbox_position add column account text not null default '';
alter table mailbox_position drop constraint mailbox_position_pkey;
alter table mailbox_position add primary key (channel_id, client_id, account);
