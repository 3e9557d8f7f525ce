-- Requests: somebody asks something of the own branch or of the committee, and is answered. Read by whoever asked and
-- by those who answer for the body that was asked; by nobody else, however much else is in sight.

create table request (
  bureau_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('hardship', 'suggestion', 'organisation', 'other')),
  title text not null check (title <> ''),
  state text not null check (state in ('asked', 'asked_again', 'answered', 'closed', 'withdrawn')),
  asker_id uuid not null,
  asker_name text not null,
  -- the body that was asked, and the one that answers now: the committee where it was handed up
  body_id uuid not null,
  answering_id uuid not null,
  -- the committee, where whoever asked lets it read what the branch answers
  shared_with uuid,
  -- the day of the last question: from it the answer is due
  asked_on date not null,
  made_at timestamptz not null default now(),
  handed_up_by uuid,
  answered_by uuid,
  ended_on date,
  primary key (bureau_id, id),
  check ((state in ('closed', 'withdrawn')) = (ended_on is not null)),
  -- nobody answers the own request
  check (answered_by is distinct from asker_id and handed_up_by is distinct from asker_id),
  check (answering_id = body_id or handed_up_by is not null)
);
create index request_by_asker on request (bureau_id, asker_id);
create index request_by_answering on request (bureau_id, answering_id);

create table request_message (
  bureau_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  part text not null check (part in ('ask', 'ask_again', 'answer', 'hand_up')),
  text text not null check (text <> ''),
  by_person uuid not null,
  by_name text not null,
  -- the body for which it was said; null for whoever asks
  body_id uuid,
  made_at timestamptz not null default now(),
  primary key (bureau_id, id),
  check ((part in ('answer', 'hand_up')) = (body_id is not null))
);
create index request_message_by_request on request_message (bureau_id, request_id);

alter table request add foreign key (bureau_id, asker_id) references person (bureau_id, id);
alter table request add foreign key (bureau_id, body_id) references body (bureau_id, id);
alter table request add foreign key (bureau_id, answering_id) references body (bureau_id, id);
alter table request add foreign key (bureau_id, shared_with) references body (bureau_id, id);
alter table request_message add foreign key (bureau_id, request_id) references request (bureau_id, id);

-- The bodies for which the actor answers today, by one of these posts in them. Not by what else is in sight, which for
-- the committee's office is everything. The roles stand in src/requests/request.rules.ts too.
create function app_answers_for() returns uuid[] language sql stable
  return array(
    select p.body_id from post_holding h
    join post p on p.bureau_id = h.bureau_id and p.id = h.post_id
    where h.bureau_id = app_bureau() and h.person_id = app_person()
      and p.role in ('branch_secretary', 'branch_organiser', 'committee_secretary', 'committee_officer')
      and h.from_day <= (now() at time zone 'Asia/Shanghai')::date
      and (h.to_day is null or h.to_day >= (now() at time zone 'Asia/Shanghai')::date)
  );
create function app_is_committee(body uuid) returns boolean language sql stable
  return exists (select from body b where b.bureau_id = app_bureau() and b.id = app_is_committee.body
                 and b.kind = 'bureau_committee');

grant select, insert on request to jianxing_app;
-- What was asked, by whom and of whom is never changed.
grant update (state, answering_id, asked_on, handed_up_by, answered_by, ended_on) on request to jianxing_app;
grant select, insert on request_message to jianxing_app;
alter table request enable row level security;
alter table request_message enable row level security;

-- What was withdrawn is read by whoever asked it alone.
create policy seen on request for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    asker_id = (select app_person())
    or (state <> 'withdrawn'
        and array[body_id, answering_id, shared_with] && (select app_answers_for())::uuid[])
  )
);
create policy add on request for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and asker_id = (select app_person())
  and state = 'asked'
  and answering_id = body_id
  and handed_up_by is null and answered_by is null
  and (app_is_committee(body_id)
       or exists (select from person p where p.bureau_id = request.bureau_id and p.id = request.asker_id
                  and p.body_id = request.body_id))
  and (shared_with is null or app_is_committee(shared_with))
);
-- Asked again, closed or withdrawn by whoever asked; answered, or handed up to the committee, by those whose turn it is.
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
             when state = 'answered' then answered_by = (select app_person())
                  and answering_id = any ((select app_answers_for())::uuid[])
             else state in ('asked', 'asked_again') and handed_up_by = (select app_person())
                  and body_id = any ((select app_answers_for())::uuid[]) and app_is_committee(answering_id) end
  );

create policy seen on request_message for select to jianxing_app using (
  bureau_id = (select app_bureau())
  and exists (select from request r where r.bureau_id = request_message.bureau_id and r.id = request_message.request_id)
);
create policy add on request_message for insert to jianxing_app with check (
  bureau_id = (select app_bureau())
  and by_person = (select app_person())
  and exists (select from request r where r.bureau_id = request_message.bureau_id and r.id = request_message.request_id
              and r.state not in ('closed', 'withdrawn')
              and case when part in ('ask', 'ask_again') then r.asker_id = (select app_person())
                       else r.asker_id <> (select app_person()) and r.answering_id = request_message.body_id
                            and r.answering_id = any ((select app_answers_for())::uuid[]) end)
);
