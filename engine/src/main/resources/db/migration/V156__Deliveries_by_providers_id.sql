-- Contacts answer messages of ours, which providers name by their own ids.
create index delivery_of_provider on delivery (channel_id, provider_id) where provider_id is not null;
