-- Which of a contact's threads, on channels where one contact has several at a time, such as e-mail.
alter table thread add column topic text;
alter table thread drop constraint thread_client_id_channel_id_address_key;
alter table thread add unique nulls not distinct (client_id, channel_id, address, topic);

-- Why a message to the contact did not arrive.
alter table message add column failure_code text;
alter table message add column failure_text text;
