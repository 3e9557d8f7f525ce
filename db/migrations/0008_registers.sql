-- Registers (台账): what exists over time, such as projects. Items and confirmations are append-only: each row says the
-- day on which it was entered, so that every question can be asked as known on a day.

create table register (
  bureau_id uuid not null,
  -- what duties name it by; some codes are known from the beginning (projects)
  code text not null check (code ~ '^[a-z0-9-]{1,60}$'),
  name text not null check (name <> ''),
  created_by uuid not null,
  created_on date not null,
  primary key (bureau_id, code)
);

-- That every item has been entered, or that this is no longer so; the latest one holds.
create table register_confirmation (
  bureau_id uuid not null,
  id uuid not null,
  code text not null,
  complete boolean not null,
  entered_by uuid not null,
  entered_by_name text not null,
  entered_on date not null,
  primary key (bureau_id, id)
);
create index register_confirmation_by_code on register_confirmation (bureau_id, code);

create table register_item (
  bureau_id uuid not null,
  id uuid not null,
  version int not null check (version > 0),
  code text not null,
  name text not null check (name <> ''),
  -- the body or post that it belongs to; it decides who may see it
  subject_id uuid not null,
  subject_is_post boolean not null,
  from_day date not null,
  -- null while nobody knows when it ends
  to_day date,
  voided boolean not null default false,
  entered_by uuid not null,
  entered_by_name text not null,
  entered_on date not null,
  primary key (bureau_id, id, version),
  check (to_day is null or to_day >= from_day)
);
create index register_item_by_code on register_item (bureau_id, code);

alter table register_confirmation add foreign key (bureau_id, code) references register (bureau_id, code);
alter table register_item add foreign key (bureau_id, code) references register (bureau_id, code);

grant select, insert on register, register_confirmation, register_item to jianxing_app;
alter table register enable row level security;
alter table register_confirmation enable row level security;
alter table register_item enable row level security;

create policy seen on register for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on register for insert to jianxing_app with check (
  bureau_id = (select app_bureau()) and created_by = (select app_account()) and (select app_edits_plans())
);
create policy seen on register_confirmation for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on register_confirmation for insert to jianxing_app with check (
  bureau_id = (select app_bureau()) and entered_by = (select app_account()) and (select app_edits_plans())
);
create policy seen on register_item for select to jianxing_app using (
  bureau_id = (select app_bureau()) and ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[]))
);
-- A later version can give an item to another body: both must be the actor's to write, the earlier one being in sight.
create policy add on register_item for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and entered_by = (select app_account())
  and ((select app_writes_all()) or subject_id = any ((select app_writes())::uuid[]))
);
