-- The plan as data: document, commitments, duties; the files and jobs that carry them.

create table file (
  bureau_id uuid not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  size int not null,
  sha256 bytea not null,
  -- what it was uploaded for: plan, evidence
  purpose text not null,
  -- the record or plan that it belongs to, once it is attached
  owner_id uuid,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  primary key (bureau_id, id)
);

create table job (
  bureau_id uuid not null,
  id uuid not null,
  kind text not null,
  object_id uuid,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  done int not null default 0,
  total int not null default 0,
  message text not null default '',
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (bureau_id, id)
);

create table plan (
  bureau_id uuid not null,
  id uuid not null,
  title text not null,
  -- the year that its duties run in; the reader proposes the year that the document names
  year int not null check (year between 2000 and 2100),
  named_year int,
  file_id uuid not null,
  file_name text not null,
  text text not null default '',
  points jsonb not null default '[]',
  unquantified jsonb not null default '[]',
  state text not null check (state in ('reading', 'failed', 'review', 'published')),
  problem text,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  published_by uuid,
  published_at timestamptz,
  primary key (bureau_id, id)
);

create table commitment (
  bureau_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  ordinal int not null,
  start_at int not null,
  end_at int not null,
  quote text not null,
  -- what the reader said, never changed afterwards
  reading jsonb not null,
  -- the duty as it would be published: title, owes, kind, cadence, measure, target, bound …
  draft jsonb not null,
  state text not null check (state in ('proposed', 'accepted', 'rejected')),
  edited boolean not null default false,
  version int not null default 1,
  changed_by uuid,
  changed_at timestamptz,
  primary key (bureau_id, id)
);
create index commitment_by_plan on commitment (bureau_id, plan_id, ordinal);

create table duty (
  bureau_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  commitment_id uuid not null,
  ordinal int not null,
  title text not null,
  point int,
  quote text not null,
  -- the duty in the form of the engine's contract, without its id and title
  definition jsonb not null,
  in_force_from date not null,
  in_force_to date not null,
  entered_on date not null,
  primary key (bureau_id, id)
);
create index duty_by_plan on duty (bureau_id, plan_id);
create index duty_by_year on duty (bureau_id, in_force_from);

alter table commitment add foreign key (bureau_id, plan_id) references plan (bureau_id, id);
alter table duty add foreign key (bureau_id, plan_id) references plan (bureau_id, id);
alter table duty add foreign key (bureau_id, commitment_id) references commitment (bureau_id, id);

grant select, insert, update on file, job, plan, commitment to jianxing_app;
grant select, insert on duty to jianxing_app;

alter table file enable row level security;
alter table job enable row level security;
alter table plan enable row level security;
alter table commitment enable row level security;
alter table duty enable row level security;

create policy own_bureau on plan to jianxing_app using (bureau_id = (select app_bureau()));
create policy own_bureau on commitment to jianxing_app using (bureau_id = (select app_bureau()));
create policy own_bureau on duty to jianxing_app using (bureau_id = (select app_bureau()));
create policy own_job on job to jianxing_app using (
  bureau_id = (select app_bureau()) and ((select app_sees_all()) or created_by = (select app_account()))
);
