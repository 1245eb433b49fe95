-- The router's end of a conversation may be stored before the last messages are; contacts are told of it only after them.
alter table conversation add column ending_told boolean not null default true;
alter table conversation alter column ending_told set default false;
