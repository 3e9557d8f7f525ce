-- Which matter a notice is of, so that it is over for everybody once the matter is settled, by whatever way.

alter table notice add column matter uuid;
update notice set matter = substring(address from '^/[a-z]+/([0-9a-f-]{36})$')::uuid
  where address ~ '^/[a-z]+/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
create index notice_by_matter on notice (bureau_id, matter) where read_at is null;

-- Marks as read what waits of a matter: for whoever settles it all of it, for others only what asked them to do
-- something, which is named here as well, so that no result is taken from anybody unread. The policies let nobody see
-- or mark what is told to others.
create function app_settle_notices(matter uuid, kinds text[]) returns void language sql volatile security definer
  set search_path = public, pg_temp
begin atomic
  update notice n set read_at = now()
  where n.bureau_id = app_bureau() and n.matter = app_settle_notices.matter and n.read_at is null
    and (n.person_id = app_person() or (n.kind = any (kinds) and n.kind in
      ('approval_asked', 'record_returned', 'record_proxied', 'record_appealed', 'request_waiting')));
end;
revoke execute on function app_settle_notices(uuid, text[]) from public;
grant execute on function app_settle_notices(uuid, text[]) to jianxing_app;
