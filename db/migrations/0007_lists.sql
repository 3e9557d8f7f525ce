-- Lists and talks: who talked with whom is counted for everybody and shown to nobody but those of the talk.
--
-- A credit names the people that its record names, so it bears the record's class, and is read where the record is.
-- Counting is the exception: the engine asks for all credits of the subjects in sight, and for the whole roster from
-- which lists are drawn, so that a number is the same for whoever looks at it. It says so for that one question.

create function app_counts() returns boolean language sql stable
  return coalesce(current_setting('app.counts', true), '') = 'yes';

alter table credit add column class int not null default 0;
update credit set class = r.class from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id;
alter table credit alter column class drop default;

drop policy seen on credit;
create policy seen on credit for select to jianxing_app using (
  bureau_id = (select app_bureau())
  and ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[]))
  and (
    class <= (select app_class())
    or (select app_counts())
    or exists (select from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id)
  )
);
drop policy add on credit;
create policy add on credit for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and exists (select from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id
              and r.subject_id = credit.subject_id and r.class = credit.class
              and app_may_write(r.entered_by, r.class, r.subject_id))
);
drop policy change on credit;
create policy change on credit for update to jianxing_app using (
  bureau_id = (select app_bureau())
  and exists (select from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id
              and r.subject_id = credit.subject_id and r.class = credit.class
              and app_may_write(r.entered_by, r.class, r.subject_id))
);

drop policy seen on person;
create policy seen on person for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or (select app_keeps_roster())
    or (select app_counts())
    or id = (select app_person())
    or body_id = any ((select app_scope())::uuid[])
    or exists (select from post_holding h where h.bureau_id = person.bureau_id and h.person_id = person.id)
  )
);
drop policy seen on membership;
create policy seen on membership for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or (select app_keeps_roster())
    or (select app_counts())
    or person_id = (select app_person())
    or body_id = any ((select app_scope())::uuid[])
  )
);
