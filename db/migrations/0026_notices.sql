-- Notices: that something waits for somebody, or has come out. A notice says what kind of thing it is and where it is
-- found, never what stands in it; it is deleted after a year.

create table notice (
  bureau_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  title text not null check (title <> ''),
  text text not null,
  -- a page of this system: no notice leads elsewhere
  address text not null check (address ~ '^/([^/\\]|$)'),
  made_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (bureau_id, id)
);
create index notice_by_person on notice (bureau_id, person_id, made_at);

alter table notice add foreign key (bureau_id, person_id) references person (bureau_id, id);

grant select, insert, delete on notice to jianxing_app;
grant update (read_at) on notice to jianxing_app;
alter table notice enable row level security;

create policy own on notice for select to jianxing_app
  using (bureau_id = (select app_bureau()) and person_id = (select app_person()));
-- Whoever does something tells others of it: rows are added for anybody of the bureau but oneself.
create policy add on notice for insert to jianxing_app with check (
  bureau_id = (select app_bureau()) and read_at is null and person_id is distinct from (select app_person())
);
create policy mark on notice for update to jianxing_app
  using (bureau_id = (select app_bureau()) and person_id = (select app_person()));
-- The nightly job deletes without looking; what is younger stays, whoever tries.
create policy remove on notice for delete to jianxing_app
  using (bureau_id = (select app_bureau()) and made_at < now() - interval '1 year');

-- Whose account it is: rows name the account that entered them, notices go to people. The only thing that the
-- application may learn of an account, and of its own bureau's only.
create function app_person_of(account uuid) returns uuid language sql stable security definer
  set search_path = public, pg_temp
  return (select a.person_id from account a where a.id = app_person_of.account and a.bureau_id = app_bureau());
revoke execute on function app_person_of(uuid) from public;
grant execute on function app_person_of(uuid) to jianxing_app;
