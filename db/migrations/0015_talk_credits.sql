-- A talk speaks for more than the post that it was entered for: for whatever else its talker holds, and, among people
-- of one body, for the other side too. Entered once, it is credited to each; what it may be credited to is walled by
-- who took part in it and what they held on that day.

alter table credit add column entered_by uuid;
update credit set entered_by = r.entered_by from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id;
alter table credit alter column entered_by set not null;

create function app_talk_serves(bureau uuid, record uuid, subject uuid, day date) returns boolean language sql stable
  return exists (
    select from record_person t
    join post_holding h on h.bureau_id = t.bureau_id and h.person_id = t.person_id
    join post p on p.bureau_id = h.bureau_id and p.id = h.post_id
    where t.bureau_id = bureau and t.record_id = record and t.part in ('talker', 'counterpart')
      and h.from_day <= day and (h.to_day is null or h.to_day >= day)
      and (h.post_id = subject or p.body_id = subject)
  );

-- Whoever entered a record closes its credits when correcting it, also those of posts out of sight.
drop policy seen on credit;
create policy seen on credit for select to jianxing_app using (
  bureau_id = (select app_bureau())
  and (
    entered_by = (select app_account())
    or (
      ((select app_sees_all()) or subject_id = any ((select app_scope())::uuid[]))
      and (
        class <= (select app_class())
        or (select app_counts())
        or exists (select from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id)
      )
    )
  )
);
drop policy add on credit;
create policy add on credit for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and app_enters_as(entered_by, class)
  and exists (select from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id
              and r.class = credit.class
              and (r.subject_id = credit.subject_id
                   or (r.class = 1 and app_talk_serves(r.bureau_id, r.id, credit.subject_id, credit.held_on)))
              and app_may_write(r.entered_by, r.class, r.subject_id))
);
-- Closed also where the post has been given to somebody else meanwhile; turned to another subject never.
drop policy change on credit;
create policy change on credit for update to jianxing_app using (
  bureau_id = (select app_bureau())
  and exists (select from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id
              and r.class = credit.class
              and (r.subject_id = credit.subject_id or (r.class = 1 and credit.entered_by = (select app_account())))
              and app_may_write(r.entered_by, r.class, r.subject_id))
) with check (
  bureau_id = (select app_bureau())
  and exists (select from record r where r.bureau_id = credit.bureau_id and r.id = credit.record_id
              and r.class = credit.class
              and (r.subject_id = credit.subject_id or credit.voided_on is not null)
              and app_may_write(r.entered_by, r.class, r.subject_id))
);
