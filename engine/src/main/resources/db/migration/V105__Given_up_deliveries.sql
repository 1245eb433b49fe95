-- What was given up can be tried again, or put away: then nobody is asked about it any more, and the message stays failed.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check check (state in ('waiting', 'accepted', 'failed', 'dismissed'));
drop index delivery_failed;
create index delivery_failed on delivery (client_id, decided_at, message_id) where state = 'failed';
