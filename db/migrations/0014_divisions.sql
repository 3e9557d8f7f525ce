-- Whoever works in a division belongs to it beside the branch: a second row in membership, at the same time. The
-- head of a division sees those who work there.

drop policy seen on person;
create policy seen on person for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or (select app_keeps_roster())
    or (select app_counts())
    or id = (select app_person())
    or body_id = any ((select app_scope())::uuid[])
    or id in (select m.person_id from membership m
              where m.bureau_id = (select app_bureau()) and m.to_day is null
                and m.body_id = any ((select app_scope())::uuid[]))
    or exists (select from post_holding h where h.bureau_id = person.bureau_id and h.person_id = person.id)
  )
);
