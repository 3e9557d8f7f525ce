-- Periods close: up to a day, nothing that was held is entered, corrected or voided any more, but where the committee
-- lets it. Rows are only added; the last one holds.

create table closing (
  bureau_id uuid not null,
  id uuid not null,
  -- the last day that is closed; null: everything is open again
  through date,
  reason text not null check (reason <> ''),
  made_by uuid not null,
  made_by_name text not null,
  made_on date not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (bureau_id, id)
);
create index closing_by_time on closing (bureau_id, made_at);

grant select, insert on closing to jianxing_app;
alter table closing enable row level security;

create policy seen on closing for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on closing for insert to jianxing_app with check (
  bureau_id = (select app_bureau()) and made_by = (select app_account()) and (select app_writes_all())
);

-- What a body or post asks for: to enter or correct what was held on some days of a closed period.
alter table approval drop constraint approval_kind_check;
alter table approval add constraint approval_kind_check check (kind in ('exemption', 'late_entry', 'closed_period'));
alter table approval add constraint approval_days_check
  check (kind <> 'closed_period' or (from_day is not null and to_day >= from_day));
