-- The cells of a plan's tables, so that its text is shown as the document shows it, and what a reviewer has marked can be
-- taken back.

-- table, row, column and code points of the text, in that order; none of plans that were read before
alter table plan add column cells jsonb not null default '[]';

-- A commitment that the reader found stays; one that a person marked goes again while the plan is reviewed.
create function app_is_reviewed(plan_id uuid) returns boolean language sql stable
  return exists (select from plan p where p.bureau_id = app_bureau() and p.id = app_is_reviewed.plan_id
                 and p.state = 'review' and p.removed_at is null);
create policy take_back on commitment for delete to jianxing_app using (
  bureau_id = (select app_bureau()) and reading ->> 'marked' = 'true'
  and (select app_edits_plans()) and app_is_reviewed(plan_id)
);
