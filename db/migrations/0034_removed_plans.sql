-- A plan that was never published can be put away. It can be fetched back for thirty days, and is then deleted.

alter table plan add column removed_at timestamptz;
alter table plan add check (removed_at is null or state in ('failed', 'review'));

grant delete on plan, commitment to jianxing_app;
-- The nightly job deletes without looking further; what was put away later stays, whoever tries.
create function app_is_over(plan_id uuid) returns boolean language sql stable
  return exists (select from plan p where p.bureau_id = app_bureau() and p.id = app_is_over.plan_id
                 and p.removed_at < now() - interval '30 days');
create policy remove on plan for delete to jianxing_app
  using (bureau_id = (select app_bureau()) and removed_at < now() - interval '30 days');
create policy remove on commitment for delete to jianxing_app
  using (bureau_id = (select app_bureau()) and app_is_over(plan_id));
drop policy remove on file;
create policy remove on file for delete to jianxing_app using (
  bureau_id = (select app_bureau())
  and case purpose when 'import' then (select app_keeps_roster())
                   when 'plan' then app_is_over(owner_id)
                   else false end
);
