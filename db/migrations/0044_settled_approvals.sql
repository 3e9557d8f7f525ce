-- What was told of applications before notices knew their matter: nothing can settle it any more, and the list of
-- applications shows whatever waits.
update notice set read_at = now() where kind = 'approval_asked' and matter is null and read_at is null;

-- Of two decisions of one day, which came later; unknown for those made before.
alter table approval add column decided_at timestamptz;

-- Whether somebody beside whoever returned a record could decide an appeal: those of some people who can sign in. Rows
-- name accounts, posts are held by people.
create function app_accounts_of(people uuid[]) returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  return (select coalesce(array_agg(a.id), '{}') from account a
          where a.bureau_id = app_bureau() and a.person_id = any (app_accounts_of.people) and a.disabled_at is null);
revoke execute on function app_accounts_of(uuid[]) from public;
grant execute on function app_accounts_of(uuid[]) to jianxing_app;
