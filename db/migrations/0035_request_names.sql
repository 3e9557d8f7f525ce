-- Who answered and who handed up: everybody writes the own name, with the act that it stands for, and no other's.

-- Asked while a row is changed, it sees the row as it stood before.
create function app_signs_itself(request_id uuid, state text, answering uuid, handed_up_by uuid, answered_by uuid)
  returns boolean language sql stable
  return exists (
    select from request r
    where r.bureau_id = app_bureau() and r.id = app_signs_itself.request_id
      and (app_signs_itself.answered_by is not distinct from r.answered_by
           or (app_signs_itself.state = 'answered' and app_signs_itself.answered_by = app_person()))
      and case when answering = r.answering_id then app_signs_itself.handed_up_by is not distinct from r.handed_up_by
               else app_signs_itself.handed_up_by = app_person() and app_is_committee(answering) end
  );

create policy signed on request as restrictive for update to jianxing_app
  using (true)
  with check (app_signs_itself(id, state, answering_id, handed_up_by, answered_by));
