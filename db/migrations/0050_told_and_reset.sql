-- Who of some people has an unread notice of these words already: notices are in sight of their readers only, and whoever
-- switches many rules on one after the other must not tell each owner as many times.
create function app_told_already(people uuid[], kind text, title text, address text) returns setof uuid
  language sql stable security definer
  set search_path = public, pg_temp
begin atomic
  select distinct n.person_id from notice n
  where n.bureau_id = app_bureau() and n.person_id = any (app_told_already.people) and n.read_at is null
    and n.kind = app_told_already.kind and n.title = app_told_already.title and n.address = app_told_already.address;
end;
revoke execute on function app_told_already(uuid[], text, text, text) from public;
grant execute on function app_told_already(uuid[], text, text, text) to jianxing_app;

-- A session that ended because its account was given a new password stays as a mark: the page that holds its cookie is
-- told why it has ended. It opens nothing any more.
alter table session add column reset_at timestamptz;
