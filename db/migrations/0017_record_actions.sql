-- What is done with a record after it has been entered: accepted, returned item by item, confirmed by whoever it speaks
-- for, voided. Rows are only added; the record's state follows the last one.

alter table record drop constraint record_state_check;
-- proxied: entered by somebody else for whoever answers for the subject, who has not confirmed it yet
alter table record add constraint record_state_check
  check (state in ('proxied', 'submitted', 'returned', 'accepted', 'voided'));
create index record_by_state on record (bureau_id, state, entered_on);
-- The version that stands: who entered it, and whether for somebody who has to confirm it.
alter table record add column version_by uuid, add column proxied boolean not null default false;
update record set version_by = coalesce((select v.entered_by from record_version v
  where v.bureau_id = record.bureau_id and v.record_id = record.id and v.version = record.version), entered_by);
alter table record alter column version_by set not null;

create table record_action (
  bureau_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  -- the version that was looked at
  version int not null,
  action text not null check (action in ('accept', 'return', 'reopen', 'appeal', 'confirm', 'void')),
  -- of a return: [{field, remark}]
  findings jsonb not null default '[]',
  remark text,
  made_by uuid not null,
  made_by_name text not null,
  made_on date not null,
  -- not the transaction's beginning: an action may have waited for another one
  made_at timestamptz not null default clock_timestamp(),
  -- as the record has them, so that the policies need not ask it
  class int not null,
  subject_id uuid not null,
  entered_by uuid not null,
  primary key (bureau_id, id)
);
create index record_action_by_record on record_action (bureau_id, record_id);

alter table record_action add foreign key (bureau_id, record_id) references record (bureau_id, id);

grant select, insert on record_action to jianxing_app;
alter table record_action enable row level security;

-- Without subqueries: the policy for changing `record` asks this one.
create policy seen on record_action for select to jianxing_app using (
  bureau_id = app_bureau() and (
    entered_by = app_account()
    or (class <= app_class() and (app_sees_all() or subject_id = any (app_scope())))
  )
);
-- Checked by whoever writes for the whole bureau, confirmed by whoever writes for the subject; neither what one has
-- entered oneself. Appealed and voided by whoever may write the record.
create policy add on record_action for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and made_by = (select app_account())
  and exists (select from record r where r.bureau_id = record_action.bureau_id and r.id = record_action.record_id
              and r.version = record_action.version and r.subject_id = record_action.subject_id
              and r.class = record_action.class and r.entered_by = record_action.entered_by
              and app_may_write(r.entered_by, r.class, r.subject_id))
  and (action in ('appeal', 'void') or not exists (
    select from record_version v where v.bureau_id = record_action.bureau_id and v.record_id = record_action.record_id
    and v.version = record_action.version and v.entered_by = (select app_account())))
  and (action in ('appeal', 'confirm', 'void') or ((select app_writes_all()) and class <= (select app_class())))
);

-- A state that somebody else decides is only taken where the decision is written down, and not taken back since.
drop policy change on record;
create policy change on record for update to jianxing_app
  using (bureau_id = (select app_bureau()) and app_may_write(entered_by, class, subject_id))
  with check (
    bureau_id = (select app_bureau())
    and (entered_by = (select app_account()) or class <= (select app_class()))
    and (
      (select app_writes_all())
      or subject_id = any ((select app_writes())::uuid[])
      or exists (select from record_version v where v.bureau_id = record.bureau_id and v.record_id = record.id
                 and v.subject_id = record.subject_id and v.entered_by = (select app_account()))
    )
    and (state = 'proxied' or (state = 'submitted' and not proxied) or exists (
      select from record_action a where a.bureau_id = record.bureau_id and a.record_id = record.id
      and a.version = record.version
      and a.action = case record.state when 'accepted' then 'accept' when 'returned' then 'return'
                     when 'submitted' then 'confirm' else 'void' end
      and (a.action = 'confirm' or not exists (select from record_action b where b.bureau_id = a.bureau_id and b.record_id = a.record_id
                      and b.version = a.version and b.action = 'reopen' and b.made_at > a.made_at))))
  );
