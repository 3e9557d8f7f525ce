-- An invitation asks for an answer: it is over once the meeting was changed, cancelled or recorded.
create or replace function app_settle_notices(matter uuid, kinds text[]) returns void language sql volatile security definer
  set search_path = public, pg_temp
begin atomic
  update notice n set read_at = now()
  where n.bureau_id = app_bureau() and n.matter = app_settle_notices.matter and n.read_at is null
    and (n.person_id = app_person() or (n.kind = any (kinds) and n.kind in
      ('approval_asked', 'record_returned', 'record_proxied', 'record_appealed', 'request_waiting',
       'meeting_called', 'meeting_changed')));
end;
