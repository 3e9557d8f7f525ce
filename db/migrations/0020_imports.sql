-- Import from Excel: a table is read, each row is staged with its finding, and what was confirmed is written in batches.
-- Staged rows hold people's data beside the roster: they go as they are written, and what is left after seven days.

create table import (
  bureau_id uuid not null,
  id uuid not null,
  -- bodies, posts, people, ledger
  kind text not null,
  file_id uuid not null,
  file_name text not null,
  state text not null check (state in ('reading', 'failed', 'review', 'writing', 'done')),
  -- why it has failed, as a sentence for the user
  problem text,
  job_id uuid,
  -- how many rows were found to be what, and how many of them have been written
  found jsonb not null default '{}',
  written jsonb not null default '{}',
  -- the place of the last row that has been written
  position int not null default 0,
  created_by uuid not null,
  created_by_name text not null,
  -- in whose name it is written: whoever has confirmed it
  confirmed_by_name text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (bureau_id, id),
  unique (bureau_id, file_id)
);

create table import_row (
  bureau_id uuid not null,
  import_id uuid not null,
  -- the order in which rows are written: what others stand under comes first
  place int not null,
  -- the number of the row in the sheet
  row int not null,
  kind text not null,
  action text not null check (action in ('create', 'update', 'same', 'problem')),
  -- what it is about, as a list shows it
  title text not null,
  -- the cells as they were read, by column
  cells jsonb not null,
  problems jsonb not null,
  changes jsonb not null,
  -- what is written when it is confirmed
  value jsonb,
  target_id uuid,
  primary key (bureau_id, import_id, place)
);
create index import_row_by_action on import_row (bureau_id, import_id, action, place);
create index import_row_by_target on import_row (bureau_id, import_id, target_id);
-- People are looked for by their whole names, a thousand at a time.
create index person_by_name on person (bureau_id, name);

alter table import_row add foreign key (bureau_id, import_id) references import (bureau_id, id);

grant select, insert, update, delete on import, import_row to jianxing_app;
alter table import enable row level security;
alter table import_row enable row level security;

-- Whoever keeps the roster imports it; a ledger of what was done also asks sight of the whole bureau, which the
-- administrators have not.
create function app_imports(kind text) returns boolean language sql stable
  return app_keeps_roster() and (kind <> 'ledger' or app_sees_all());
create policy own on import to jianxing_app
  using (bureau_id = (select app_bureau()) and app_imports(kind))
  with check (bureau_id = (select app_bureau()) and app_imports(kind));
create policy own on import_row to jianxing_app
  using (bureau_id = (select app_bureau()) and app_imports(kind))
  with check (bureau_id = (select app_bureau()) and app_imports(kind));

-- An uploaded table belongs to no record, and goes when it has been read.
grant delete on file to jianxing_app;
drop policy add on file;
create policy add on file for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and uploaded_by = (select app_account())
  and case purpose
    when 'plan' then (select app_edits_plans())
    when 'import' then owner_id is null and (select app_keeps_roster())
    else owner_id is null and ((select app_writes_all()) or cardinality((select app_writes())) > 0) end
);
create policy remove on file for delete to jianxing_app using (
  bureau_id = (select app_bureau()) and purpose = 'import' and (select app_keeps_roster())
);
