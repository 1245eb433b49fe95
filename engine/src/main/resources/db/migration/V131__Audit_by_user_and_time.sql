-- The audit is looked through by who acted and by when, newest first.
create index audit_entry_of_user on audit_entry (who, id desc);
create index audit_entry_by_time on audit_entry (at desc);
