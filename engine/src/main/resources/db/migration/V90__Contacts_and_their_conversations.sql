-- The conversations of a contact, over all channels of the client.
create index thread_of_address on thread (client_id, address);

-- How the agent said that it ended; written by the reader of the routing log.
alter table conversation add column disposition_id text;

-- What ended before is known to the reports.
select set_config('app.clients', '*', true);
update conversation c set disposition_id = s.disposition_id
from (select distinct on (interaction_id) interaction_id, disposition_id from reported_segment
      where disposition_id is not null order by interaction_id, segment desc) s
where s.interaction_id = c.id;

-- The newest private note of a conversation.
create index note_of_conversation on message (conversation_id, sequence desc) where note;
