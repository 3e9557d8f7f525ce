-- Standing duties: what the Party's rules ask of every bureau, beside its own plan. A bureau switches each rule on.

-- A duty comes from a commitment of a plan or from a rule of the rulebook.
alter table duty alter column plan_id drop not null;
alter table duty alter column commitment_id drop not null;
alter table duty add column rule_id text;
alter table duty add check ((rule_id is null) = (plan_id is not null and commitment_id is not null));

-- What the bureau has decided about a rule; the latest one holds.
create table rule_decision (
  bureau_id uuid not null,
  id uuid not null,
  rule_id text not null,
  active boolean not null,
  from_day date not null,
  -- what localities may set, by the setting's key
  settings jsonb not null,
  entered_by uuid not null,
  entered_by_name text not null,
  entered_on date not null,
  primary key (bureau_id, id)
);
create index rule_decision_by_rule on rule_decision (bureau_id, rule_id);

grant select, insert on rule_decision to jianxing_app;
alter table rule_decision enable row level security;
create policy seen on rule_decision for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on rule_decision for insert to jianxing_app with check (
  bureau_id = (select app_bureau()) and entered_by = (select app_account()) and (select app_edits_plans())
);
