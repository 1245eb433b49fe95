create index interaction_trace_by_age on interaction_trace (closed_at);
