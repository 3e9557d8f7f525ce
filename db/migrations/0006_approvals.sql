-- What is asked for and decided: an exemption from a duty for some days, or that a record entered late counts as in
-- time. A decision is never undone; a wrong one is answered by the next record.

create table approval (
  bureau_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('exemption', 'late_entry')),
  -- the body or post that asks; it decides who may see it
  subject_id uuid not null,
  duty_id uuid,
  record_id uuid,
  from_day date,
  to_day date,
  reason text not null check (reason <> ''),
  state text not null check (state in ('asked', 'approved', 'refused', 'withdrawn')),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_on date not null,
  decided_by uuid,
  decided_by_name text,
  -- the day from which it is known, for every question “as known on”
  decided_on date,
  decision_reason text,
  primary key (bureau_id, id),
  check (kind <> 'exemption' or (duty_id is not null and from_day is not null and to_day >= from_day)),
  check (kind <> 'late_entry' or record_id is not null),
  check ((state in ('approved', 'refused')) = (decided_by is not null and decided_on is not null)),
  -- nobody decides what he or she asked for
  check (decided_by is null or decided_by <> asked_by)
);
create index approval_by_subject on approval (bureau_id, subject_id);
create index approval_by_state on approval (bureau_id, state);

alter table approval add foreign key (bureau_id, duty_id) references duty (bureau_id, id);
alter table approval add foreign key (bureau_id, record_id) references record (bureau_id, id);

grant select, insert, update on approval to jianxing_app;
alter table approval enable row level security;

create policy seen on approval for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or subject_id = any ((select app_scope())::uuid[])
    or asked_by = (select app_account())
  )
);
create policy add on approval for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and asked_by = (select app_account())
  and state = 'asked'
  and ((select app_writes_all()) or subject_id = any ((select app_writes())::uuid[]))
);
-- Decided by whoever writes for the whole bureau, and withdrawn by whoever asked; only what is still open changes.
create policy decide on approval for update to jianxing_app
  using (
    bureau_id = (select app_bureau()) and state = 'asked'
    and ((select app_writes_all()) or asked_by = (select app_account()))
  )
  with check (
    bureau_id = (select app_bureau())
    and case when state = 'withdrawn' then asked_by = (select app_account())
             else decided_by = (select app_account()) and (select app_writes_all()) end
  );
