-- Meetings as they are planned: when, where, what about, who is invited and who has answered. A plan proves nothing:
-- what took place is a record, and only records earn credits.

create table meeting (
  bureau_id uuid not null,
  id uuid not null,
  -- a kind of record: what the meeting will be entered as
  kind text not null,
  subject_id uuid not null,
  -- what it is held for; null where nobody asked for it
  occurrence text,
  held_on date not null,
  -- on the clocks of Beijing
  starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null,
  host_id uuid not null,
  -- one a line
  topics text not null,
  note text not null default '',
  files uuid[] not null default '{}',
  state text not null check (state in ('planned', 'cancelled')),
  -- why it was cancelled
  reason text,
  -- the record that was made of it
  record_id uuid,
  version int not null,
  entered_by uuid not null,
  entered_by_name text not null,
  primary key (bureau_id, id),
  check ((state = 'cancelled') = (reason is not null))
);
create index meeting_by_day on meeting (bureau_id, held_on);
create index meeting_by_subject on meeting (bureau_id, subject_id, kind, held_on);

create table meeting_person (
  bureau_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  subject_id uuid not null,
  -- false for guests, and for members without the right to vote, such as probationary ones
  voting boolean not null,
  answer text check (answer in ('attend', 'leave')),
  reason text,
  -- who answered: the person, or whoever took the message
  answered_by text,
  answered_at timestamptz,
  primary key (bureau_id, meeting_id, person_id)
);
create index meeting_person_by_person on meeting_person (bureau_id, person_id);

alter table meeting add foreign key (bureau_id, host_id) references person (bureau_id, id);
alter table meeting add foreign key (bureau_id, record_id) references record (bureau_id, id);
alter table meeting_person add foreign key (bureau_id, meeting_id) references meeting (bureau_id, id);
alter table meeting_person add foreign key (bureau_id, person_id) references person (bureau_id, id);

grant select, insert, update on meeting to jianxing_app;
grant select, insert, delete on meeting_person to jianxing_app;
-- Whoever is invited answers and changes nothing else of the invitation.
grant update (answer, reason, answered_by, answered_at) on meeting_person to jianxing_app;

alter table meeting enable row level security;
alter table meeting_person enable row level security;

-- Without subqueries, as of record_person: the policies of meeting ask this table, and its own ask meeting.
create policy seen on meeting_person for select to jianxing_app using (
  bureau_id = app_bureau() and (person_id = app_person() or app_sees_all() or subject_id = any (app_scope()))
);
create policy seen on meeting for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or subject_id = any ((select app_scope())::uuid[])
    or exists (select from meeting_person p where p.bureau_id = meeting.bureau_id and p.meeting_id = meeting.id
               and p.person_id = (select app_person()))
  )
);
create policy add on meeting for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and ((select app_writes_all()) or subject_id = any ((select app_writes())::uuid[]))
  and entered_by = (select app_account())
);
create policy change on meeting for update to jianxing_app using (
  bureau_id = (select app_bureau())
  and ((select app_writes_all()) or subject_id = any ((select app_writes())::uuid[]))
);
create policy add on meeting_person for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and ((select app_writes_all()) or subject_id = any ((select app_writes())::uuid[]))
  and exists (select from meeting m where m.bureau_id = meeting_person.bureau_id and m.id = meeting_person.meeting_id
              and m.subject_id = meeting_person.subject_id)
);
create policy remove on meeting_person for delete to jianxing_app using (
  bureau_id = (select app_bureau())
  and ((select app_writes_all()) or subject_id = any ((select app_writes())::uuid[]))
);
create policy answer on meeting_person for update to jianxing_app using (
  bureau_id = (select app_bureau())
  and (person_id = (select app_person()) or (select app_writes_all()) or subject_id = any ((select app_writes())::uuid[]))
);

-- A file of a meeting is seen by whoever sees the meeting, and attached by whoever plans it.
drop policy seen on file;
create policy seen on file for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    uploaded_by = (select app_account())
    or purpose = 'plan'
    or exists (select from record r where r.bureau_id = file.bureau_id and r.id = file.owner_id)
    or exists (select from meeting m where m.bureau_id = file.bureau_id and m.id = file.owner_id)
  )
);
drop policy change on file;
create policy change on file for update to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (uploaded_by = (select app_account()) and owner_id is null)
    or (purpose <> 'plan'
        and (exists (select from record r where r.bureau_id = file.bureau_id and r.id = file.owner_id
                     and app_may_write(r.entered_by, r.class, r.subject_id))
             or exists (select from meeting m where m.bureau_id = file.bureau_id and m.id = file.owner_id
                        and app_may_write(m.entered_by, 0, m.subject_id))))
  )
) with check (
  bureau_id = (select app_bureau())
  and case when purpose = 'plan' then uploaded_by = (select app_account()) and (select app_edits_plans())
           else exists (select from record r where r.bureau_id = file.bureau_id and r.id = file.owner_id
                        and app_may_write(r.entered_by, r.class, r.subject_id))
                or exists (select from meeting m where m.bureau_id = file.bureau_id and m.id = file.owner_id
                           and app_may_write(m.entered_by, 0, m.subject_id)) end
);
