-- What was done: records with append-only versions, what each proves (credits), who took part, drafts.

create table record (
  bureau_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  -- the body or post that the record speaks for first; it decides who may see it
  subject_id uuid not null,
  -- 0 ordinary, 1 talks: only the persons of the talk and those entitled read the content
  class int not null default 0,
  state text not null check (state in ('submitted', 'returned', 'accepted', 'voided')),
  held_on date not null,
  version int not null,
  entered_by uuid not null,
  entered_on date not null,
  primary key (bureau_id, id)
);
create index record_by_subject on record (bureau_id, subject_id, held_on);

create table record_version (
  bureau_id uuid not null,
  record_id uuid not null,
  version int not null,
  class int not null,
  subject_id uuid not null,
  content jsonb not null,
  -- why a version was corrected; null for the first
  reason text,
  entered_by uuid not null,
  -- the name as it was then: accounts stand in tables of another role
  entered_by_name text not null,
  entered_at timestamptz not null default now(),
  entered_on date not null,
  primary key (bureau_id, record_id, version)
);

create table record_person (
  bureau_id uuid not null,
  record_id uuid not null,
  person_id uuid not null,
  -- how the person took part: present, absent, host, counterpart
  part text not null,
  subject_id uuid not null,
  class int not null,
  entered_by uuid not null,
  primary key (bureau_id, record_id, person_id, part)
);
create index record_person_by_person on record_person (bureau_id, person_id);

create table credit (
  bureau_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  kind text not null,
  tags text[] not null default '{}',
  -- the body or post that the credit counts for
  subject_id uuid not null,
  subject_is_post boolean not null,
  quantity numeric not null default 1,
  people uuid[] not null default '{}',
  item uuid,
  held_on date not null,
  -- the day whose punctuality counts: a correction that claims nothing new keeps the first day
  entered_on date not null,
  -- the days between which the system knew this row: it answers "as known on"
  known_from date not null,
  voided_on date,
  makes_up_for text,
  primary key (bureau_id, id)
);
create index credit_by_record on credit (bureau_id, record_id);
create index credit_by_subject on credit (bureau_id, subject_id, held_on);

create table draft (
  bureau_id uuid not null,
  id uuid not null,
  kind text not null,
  account_id uuid not null,
  subject_id uuid,
  content jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (bureau_id, id)
);
create index draft_by_account on draft (bureau_id, account_id);

alter table record_version add foreign key (bureau_id, record_id) references record (bureau_id, id);
alter table record_person add foreign key (bureau_id, record_id) references record (bureau_id, id);
alter table record_person add foreign key (bureau_id, person_id) references person (bureau_id, id);
alter table credit add foreign key (bureau_id, record_id) references record (bureau_id, id);

grant select, insert, update on record, credit to jianxing_app;
grant select, insert on record_version to jianxing_app;
grant select, insert, delete on record_person to jianxing_app;
grant select, insert, update, delete on draft to jianxing_app;

alter table record enable row level security;
alter table record_version enable row level security;
alter table record_person enable row level security;
alter table credit enable row level security;
alter table draft enable row level security;

create policy in_scope on record_person to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    person_id = (select app_person())
    or entered_by = (select app_account())
    or (class <= (select app_class()) and ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[])))
  )
);
-- A person sees the records in which he or she took part, whatever their scope and class.
create policy in_scope on record to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (class <= (select app_class()) and ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[])))
    or entered_by = (select app_account())
    or exists (select from record_person p where p.bureau_id = record.bureau_id and p.record_id = record.id
               and p.person_id = (select app_person()))
  )
);
create policy in_scope on record_version to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (class <= (select app_class()) and ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[])))
    or entered_by = (select app_account())
    or exists (select from record_person p where p.bureau_id = record_version.bureau_id
               and p.record_id = record_version.record_id and p.person_id = (select app_person()))
  )
);
-- A credit holds only kind, day, quantity and who took part: it makes the board, and has no class.
create policy in_scope on credit to jianxing_app using (
  bureau_id = (select app_bureau()) and ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[]))
);
create policy own_draft on draft to jianxing_app using (
  bureau_id = (select app_bureau()) and account_id = (select app_account())
);
-- A file of a record is seen by whoever sees the record; one not yet attached by its uploader; a plan's by all.
create policy in_scope on file to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    uploaded_by = (select app_account())
    or purpose = 'plan'
    or exists (select from record r where r.bureau_id = file.bureau_id and r.id = file.owner_id)
  )
);
