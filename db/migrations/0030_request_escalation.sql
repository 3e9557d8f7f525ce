-- Whoever asked and is not content with the branch's answer hands the request up: the committee answers then.

-- Handed up by those who answer, or by whoever asked; answered by whoever asked: never.
alter table request drop constraint request_check1;
alter table request add constraint request_not_answered_by_asker check (answered_by is distinct from asker_id);
alter table request_message drop constraint request_message_part_check;
alter table request_message add constraint request_message_part_check
  check (part in ('ask', 'ask_again', 'escalate', 'answer', 'hand_up'));

drop policy change on request;
-- As before, and the asker may hand it up: to the committee, and to nobody else.
create policy change on request for update to jianxing_app
  using (
    bureau_id = (select app_bureau())
    and state in ('asked', 'asked_again', 'answered')
    and (asker_id = (select app_person())
         or (state <> 'answered' and answering_id = any ((select app_answers_for())::uuid[])))
  )
  with check (
    bureau_id = (select app_bureau())
    and case when asker_id = (select app_person()) then state in ('asked_again', 'closed', 'withdrawn')
                  and (answering_id = body_id or app_is_committee(answering_id))
             when state = 'answered' then answered_by = (select app_person())
                  and answering_id = any ((select app_answers_for())::uuid[])
             else state in ('asked', 'asked_again') and handed_up_by = (select app_person())
                  and body_id = any ((select app_answers_for())::uuid[]) and app_is_committee(answering_id) end
  );

drop policy add on request_message;
create policy add on request_message for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and by_person = (select app_person())
  and exists (select from request r where r.bureau_id = request_message.bureau_id and r.id = request_message.request_id
              and r.state not in ('closed', 'withdrawn')
              and case when part in ('ask', 'ask_again', 'escalate') then r.asker_id = (select app_person())
                       else r.asker_id <> (select app_person()) and r.answering_id = request_message.body_id
                            and r.answering_id = any ((select app_answers_for())::uuid[]) end)
);
