-- Changes of published duties: what is owed from a day on, and why. Append-only; a wrong one is answered by the next.

create table duty_version (
  bureau_id uuid not null,
  id uuid not null,
  duty_id uuid not null,
  effective_from date not null,
  -- fields of the duty that are replaced; null where it is withdrawn
  set jsonb,
  withdrawn boolean not null,
  reason text not null check (reason <> ''),
  entered_by uuid not null,
  entered_by_name text not null,
  -- the day from which it is known, for every question “as known on”
  entered_on date not null,
  primary key (bureau_id, id),
  check (withdrawn = (set is null))
);
create index duty_version_by_duty on duty_version (bureau_id, duty_id);

alter table duty_version add foreign key (bureau_id, duty_id) references duty (bureau_id, id);

grant select, insert on duty_version to jianxing_app;
alter table duty_version enable row level security;
create policy seen on duty_version for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on duty_version for insert to jianxing_app with check (
  bureau_id = (select app_bureau()) and entered_by = (select app_account()) and (select app_edits_plans())
);
