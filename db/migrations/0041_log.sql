-- The log is read by the day, the newest first.
create index audit_by_time on audit (bureau_id, at desc, id desc);
