-- The ledger: every occurrence with all its standings to come, kept beside what it follows from and equal to it.
-- It can be thrown away and rebuilt to the same rows (jianxing ledger rebuild).

create table ledger (
  bureau_id uuid not null,
  duty_id uuid not null,
  subject_id uuid not null,
  -- the engine's id of it: duty/subject/start, with #item and ~2 where needed
  occurrence text not null,
  start_day date not null,
  due_day date not null,
  scheduled date,
  closes date not null,
  target double precision not null,
  -- the value that is shown where it is done, and otherwise
  done_value double precision not null,
  seen_value double precision not null,
  -- the days on which the standing turns, and the standing before the first of them and from each on:
  -- time alone never rewrites a row
  turns date[] not null,
  standings text[] not null check (cardinality(standings) = cardinality(turns) + 1),
  primary key (bureau_id, duty_id, subject_id, occurrence)
);
create index ledger_by_subject on ledger (bureau_id, subject_id);

-- Which edition of the engine and of the calendar the rows were written by; where it is another one, or none, the
-- engine answers in the ledger's place until it is rebuilt.
create table ledger_state (
  bureau_id uuid not null,
  basis text not null,
  rebuilt_at timestamptz not null,
  primary key (bureau_id)
);

-- What the system found wrong with itself. Seen and settled by the system administrator; holds no content of a record.
create table incident (
  bureau_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('ledger')),
  found_at timestamptz not null default now(),
  detail jsonb not null,
  primary key (bureau_id, id)
);

alter table ledger add foreign key (bureau_id, duty_id) references duty (bureau_id, id);

grant select, insert, update, delete on ledger, ledger_state to jianxing_app;
grant select, insert on incident to jianxing_app;
alter table ledger enable row level security;
alter table ledger_state enable row level security;
alter table incident enable row level security;

-- Written by the last step of a command alone, which sees everything for that one step.
create function app_settles() returns boolean language sql stable
  return coalesce(current_setting('app.ledger', true), '') = 'yes';

create policy seen on ledger for select to jianxing_app using (
  bureau_id = (select app_bureau()) and ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[]))
);
create policy add on ledger for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_settles()));
create policy change on ledger for update to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_settles()));
create policy remove on ledger for delete to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_settles()));

create policy seen on ledger_state for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on ledger_state for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_settles()));
create policy change on ledger_state for update to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_settles()));
create policy remove on ledger_state for delete to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_settles()));

create policy seen on incident for select to jianxing_app
  using (bureau_id = (select app_bureau()) and ((select app_keeps_roster()) or (select app_settles())));
create policy add on incident for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_settles()));
