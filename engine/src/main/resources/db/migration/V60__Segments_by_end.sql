-- An engine that starts asks what came of today's work so far.
create index reported_segment_of_end on reported_segment (client_id, ended_at);
