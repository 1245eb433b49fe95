-- The ended conversation that an agent reopened: this one continues it. See ADR 109.
alter table conversation add column reopens text;
