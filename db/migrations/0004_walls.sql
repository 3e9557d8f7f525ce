-- Writing is walled as reading is: by subject, by class, and by what the actor's posts let it keep. Until here the
-- policies for writing told only the bureaus apart, and whoever belonged to a bureau could read its audit.
--
-- An INSERT is judged by its own policies alone, and an UPDATE without a WHERE reads nothing and so is not judged by
-- those for reading: each policy below says by itself everything that it asks.

-- 'all', or the bodies and posts that the actor may record for.
create function app_writes_all() returns boolean language sql stable
  return coalesce(current_setting('app.writes', true), '') = 'all';
create function app_writes() returns uuid[] language sql stable
  return case when coalesce(current_setting('app.writes', true), '') in ('', 'all') then '{}'::uuid[]
              else string_to_array(current_setting('app.writes', true), ',')::uuid[] end;
-- Whether a record entered by that account, in that class, for that subject, is the actor's to write.
create function app_may_write(by_account uuid, class int, subject uuid) returns boolean language sql stable
  return by_account = app_account() or (class <= app_class() and (app_writes_all() or subject = any (app_writes())));
-- In whose name the actor enters: the own; for a whole bureau also in others', whose records are then taken over.
create function app_enters_as(by_account uuid, class int) returns boolean language sql stable
  return by_account = app_account() or (class <= app_class() and app_writes_all());
create function app_edits_plans() returns boolean language sql stable
  return coalesce(current_setting('app.plans', true), '') = 'yes';
create function app_reads_audit() returns boolean language sql stable
  return coalesce(current_setting('app.audit', true), '') = 'yes';

-- The roster: read as before, kept by whoever keeps it.

drop policy own_bureau on body;
create policy seen on body for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on body for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_keeps_roster()));
create policy change on body for update to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_keeps_roster()));

drop policy own_bureau on post;
create policy seen on post for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on post for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_keeps_roster()));
create policy change on post for update to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_keeps_roster()));

drop policy own_bureau on post_holding;
create policy seen on post_holding for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on post_holding for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_keeps_roster()));
create policy change on post_holding for update to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_keeps_roster()));

drop policy own_bureau on responsibility;
create policy seen on responsibility for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on responsibility for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_keeps_roster()));
create policy change on responsibility for update to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_keeps_roster()));

drop policy in_scope on person;
create policy seen on person for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or (select app_keeps_roster())
    or id = (select app_person())
    or body_id = any ((select app_scope())::uuid[])
    or exists (select from post_holding h where h.bureau_id = person.bureau_id and h.person_id = person.id)
  )
);
create policy add on person for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_keeps_roster()));
create policy change on person for update to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_keeps_roster()));

drop policy in_scope on membership;
create policy seen on membership for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or (select app_keeps_roster())
    or person_id = (select app_person())
    or body_id = any ((select app_scope())::uuid[])
  )
);
create policy add on membership for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_keeps_roster()));
create policy change on membership for update to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_keeps_roster()));

-- The plan: known to the whole bureau, changed by whoever may edit plans.

drop policy own_bureau on plan;
create policy seen on plan for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on plan for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_edits_plans()));
create policy change on plan for update to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_edits_plans()));

drop policy own_bureau on commitment;
create policy seen on commitment for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on commitment for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_edits_plans()));
create policy change on commitment for update to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_edits_plans()));

drop policy own_bureau on duty;
create policy seen on duty for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on duty for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and (select app_edits_plans()));

-- A job runs in the scope of whoever asked for it, and nobody else moves it.
drop policy own_job on job;
create policy seen on job for select to jianxing_app using (
  bureau_id = (select app_bureau()) and ((select app_sees_all()) or created_by = (select app_account()))
);
create policy add on job for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and created_by = (select app_account()));
create policy change on job for update to jianxing_app
  using (bureau_id = (select app_bureau()) and created_by = (select app_account()));

-- Records.

-- Without subqueries, unlike its neighbours: the policy for adding below asks `record`, whose policy asks this one,
-- and PostgreSQL takes that for an endless recursion as soon as there is any subquery in here.
drop policy in_scope on record_person;
create policy seen on record_person for select to jianxing_app using (
  bureau_id = app_bureau() and (
    person_id = app_person()
    or entered_by = app_account()
    or (class <= app_class() and (app_sees_all() or subject_id = any (app_scope())))
  )
);

drop policy in_scope on record;
-- A person sees the records in which he or she took part, whatever their scope and class.
create policy seen on record for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (class <= (select app_class()) and ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[])))
    or entered_by = (select app_account())
    or exists (select from record_person p where p.bureau_id = record.bureau_id and p.record_id = record.id
               and p.person_id = (select app_person()))
  )
);

drop policy in_scope on record_version;
create policy seen on record_version for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (class <= (select app_class()) and ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[])))
    or entered_by = (select app_account())
    or exists (select from record_person p where p.bureau_id = record_version.bureau_id
               and p.record_id = record_version.record_id and p.person_id = (select app_person()))
  )
);

drop policy in_scope on credit;
-- A credit holds only kind, day, quantity and who took part: it makes the board, and has no class.
create policy seen on credit for select to jianxing_app using (
  bureau_id = (select app_bureau()) and ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[]))
);

create policy add on record for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and ((select app_writes_all()) or subject_id = any ((select app_writes())::uuid[]))
  and app_enters_as(entered_by, class)
);
-- Whoever entered a record may correct it even when the post has passed to somebody else, but only for a subject
-- that an own version of it names already: versions are never changed, so the subject was allowed at the time.
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
  );

-- What hangs on a record is added only where the record is in sight, speaks for the same subject in the same class,
-- and is the actor's to write: a line naming oneself among the people of a talk would otherwise open the talk.
create policy add on record_version for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and app_enters_as(entered_by, class)
  and exists (select from record r where r.bureau_id = record_version.bureau_id and r.id = record_version.record_id
              and r.subject_id = record_version.subject_id and r.class = record_version.class
              and app_may_write(r.entered_by, r.class, r.subject_id))
);
create policy add on record_person for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and app_enters_as(entered_by, class)
  and exists (select from record r where r.bureau_id = record_person.bureau_id and r.id = record_person.record_id
              and r.subject_id = record_person.subject_id and r.class = record_person.class
              and app_may_write(r.entered_by, r.class, r.subject_id))
);
create policy remove on record_person for delete to jianxing_app
  using (bureau_id = (select app_bureau()) and app_may_write(entered_by, class, subject_id));
create policy add on credit for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and exists (select from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id
              and r.subject_id = credit.subject_id and app_may_write(r.entered_by, r.class, r.subject_id))
);
create policy change on credit for update to jianxing_app using (
  bureau_id = (select app_bureau())
  and exists (select from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id
              and r.subject_id = credit.subject_id and app_may_write(r.entered_by, r.class, r.subject_id))
);

-- Files: everybody who writes uploads, in the own name; they are attached to what the actor may write.

drop policy in_scope on file;
-- A file of a record is seen by whoever sees the record; one not yet attached by its uploader; a plan's by all.
create policy seen on file for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    uploaded_by = (select app_account())
    or purpose = 'plan'
    or exists (select from record r where r.bureau_id = file.bureau_id and r.id = file.owner_id)
  )
);
create policy add on file for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and uploaded_by = (select app_account())
  and case when purpose = 'plan' then (select app_edits_plans())
           else owner_id is null and ((select app_writes_all()) or cardinality((select app_writes())) > 0) end
);
create policy change on file for update to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (uploaded_by = (select app_account()) and owner_id is null)
    or (purpose <> 'plan'
        and exists (select from record r where r.bureau_id = file.bureau_id and r.id = file.owner_id
                    and app_may_write(r.entered_by, r.class, r.subject_id)))
  )
) with check (
  bureau_id = (select app_bureau())
  and case when purpose = 'plan' then uploaded_by = (select app_account()) and (select app_edits_plans())
           else exists (select from record r where r.bureau_id = file.bureau_id and r.id = file.owner_id
                        and app_may_write(r.entered_by, r.class, r.subject_id)) end
);

-- The audit is written by every command and read with its grant only.
drop policy own_bureau on audit;
create policy seen on audit for select to jianxing_app
  using (bureau_id = (select app_bureau()) and (select app_reads_audit()));

-- Readings of plans that wait in the queue carry their scope with them: it must say what they may write.
do $$
begin
  if to_regclass('pgboss.job') is not null then
    update pgboss.job set data = jsonb_set(data, '{scope}', data -> 'scope' || '{"writes": [], "plans": true, "audit": false}')
    where name = 'plan-reading' and state < 'completed';
  end if;
end $$;
