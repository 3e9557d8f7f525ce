-- A plan's file that bears a mark of secrecy goes at once, whoever uploaded it; the entry stays and says why.

create function app_is_unread(plan_id uuid) returns boolean language sql stable
  return exists (select from plan p where p.bureau_id = app_bureau() and p.id = app_is_unread.plan_id
                 and p.state = 'failed');
drop policy remove on file;
create policy remove on file for delete to jianxing_app using (
  bureau_id = (select app_bureau())
  and case purpose when 'import' then (select app_keeps_roster())
                   when 'plan' then app_is_over(owner_id) or ((select app_edits_plans()) and app_is_unread(owner_id))
                   else false end
);
