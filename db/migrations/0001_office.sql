-- Who works here: bodies, posts, people, accounts.
--
-- Rules kept from this first migration on, so that the same SQL runs on one PostgreSQL and on Citus:
-- every table with a bureau's data has bureau_id first in its primary key and in every unique constraint,
-- ids are made by the application, there are no triggers, and no foreign key leaves the bureau.
-- The application's two roles own nothing: jianxing_app reads and writes a bureau's data behind row-level
-- security, jianxing_auth alone sees accounts and sessions.

do $$
begin
  if not exists (select from pg_roles where rolname = 'jianxing_app') then
    create role jianxing_app login nosuperuser nocreatedb nocreaterole;
  end if;
  if not exists (select from pg_roles where rolname = 'jianxing_auth') then
    create role jianxing_auth login nosuperuser nocreatedb nocreaterole;
  end if;
  execute format('grant jianxing_app, jianxing_auth to %I', current_user);
end $$;

revoke create on schema public from public;
grant usage on schema public to jianxing_app, jianxing_auth;

-- What the current transaction may see. The server sets these with SET LOCAL at the start of every
-- transaction; a pooled connection keeps an empty string, which must give no rows and no error.
create function app_bureau() returns uuid language sql stable
  return nullif(current_setting('app.bureau', true), '')::uuid;
create function app_person() returns uuid language sql stable
  return nullif(current_setting('app.person', true), '')::uuid;
create function app_account() returns uuid language sql stable
  return nullif(current_setting('app.account', true), '')::uuid;
-- 'all', or the bodies and posts whose data the actor may read.
create function app_sees_all() returns boolean language sql stable
  return coalesce(current_setting('app.scope', true), '') = 'all';
create function app_scope() returns uuid[] language sql stable
  return case when coalesce(current_setting('app.scope', true), '') in ('', 'all') then '{}'::uuid[]
              else string_to_array(current_setting('app.scope', true), ',')::uuid[] end;
-- Whether the actor keeps the roster, and so sees all people whatever else is in sight.
create function app_keeps_roster() returns boolean language sql stable
  return coalesce(current_setting('app.roster', true), '') = 'yes';
-- Highest class of confidentiality that the actor may read: 0 ordinary, 1 talks, 2 discipline.
create function app_class() returns int language sql stable
  return coalesce(nullif(current_setting('app.class', true), ''), '0')::int;

create table bureau (
  bureau_id uuid primary key,
  name text not null check (name <> ''),
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);

create table body (
  bureau_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null check (name <> ''),
  parent_id uuid,
  from_day date not null,
  to_day date,
  records_since date,
  position int not null default 0,
  primary key (bureau_id, id),
  check (to_day is null or to_day >= from_day)
);

create table person (
  bureau_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  pinyin text not null,
  initials text not null,
  party_member boolean not null,
  -- the branch (or body) that the person belongs to now; the history is in membership
  body_id uuid not null,
  from_day date not null,
  to_day date,
  primary key (bureau_id, id)
);

create table membership (
  bureau_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  body_id uuid not null,
  from_day date not null,
  to_day date,
  primary key (bureau_id, id),
  check (to_day is null or to_day >= from_day)
);
create index membership_by_body on membership (bureau_id, body_id);
create index membership_by_person on membership (bureau_id, person_id);

create table post (
  bureau_id uuid not null,
  id uuid not null,
  role text not null,
  name text not null,
  body_id uuid not null,
  position int not null default 0,
  primary key (bureau_id, id)
);
create index post_by_body on post (bureau_id, body_id);

create table post_holding (
  bureau_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  from_day date not null,
  to_day date,
  primary key (bureau_id, id),
  check (to_day is null or to_day >= from_day)
);
create index post_holding_by_post on post_holding (bureau_id, post_id);
create index post_holding_by_person on post_holding (bureau_id, person_id);

-- A leader's line of responsibility (分管): the bodies that a post answers for.
create table responsibility (
  bureau_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  body_id uuid not null,
  from_day date not null,
  to_day date,
  primary key (bureau_id, id)
);
create index responsibility_by_post on responsibility (bureau_id, post_id);

alter table body add foreign key (bureau_id, parent_id) references body (bureau_id, id);
alter table person add foreign key (bureau_id, body_id) references body (bureau_id, id);
alter table membership add foreign key (bureau_id, person_id) references person (bureau_id, id);
alter table membership add foreign key (bureau_id, body_id) references body (bureau_id, id);
alter table post add foreign key (bureau_id, body_id) references body (bureau_id, id);
alter table post_holding add foreign key (bureau_id, post_id) references post (bureau_id, id);
alter table post_holding add foreign key (bureau_id, person_id) references person (bureau_id, id);
alter table responsibility add foreign key (bureau_id, post_id) references post (bureau_id, id);
alter table responsibility add foreign key (bureau_id, body_id) references body (bureau_id, id);

-- Global reference tables: a user name is unique over all bureaus.
create table account (
  id uuid primary key,
  bureau_id uuid not null,
  -- a person of the bureau, or null for the three administrators, who hold no business data
  person_id uuid,
  -- system_admin, security_admin, audit_admin, or null for a person whose posts give the grants
  admin_role text check (admin_role in ('system_admin', 'security_admin', 'audit_admin')),
  username text not null unique check (username = lower(username)),
  display_name text not null,
  password_hash text not null,
  must_change boolean not null default false,
  initial_expires_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  check ((person_id is null) <> (admin_role is null)),
  unique (bureau_id, person_id)
);

-- Failed sign-ins by user name, whether or not there is such an account: both are answered alike.
create table sign_in_attempt (
  -- SHA-256 of the user name: what people type by mistake, passwords among it, is not kept
  username_hash bytea primary key,
  failures int not null,
  locked_until timestamptz
);

create table session (
  -- SHA-256 of the token in the cookie: a copy of the table opens no session
  token_hash bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);
create index session_by_account on session (account_id);

create table setup_link (
  token_hash bytea primary key,
  created_at timestamptz not null default now(),
  used_at timestamptz
);

-- What was done through the system, by whom and when. The application can add rows and read them, nothing else.
create table audit (
  bureau_id uuid not null,
  id uuid not null,
  at timestamptz not null default now(),
  account_id uuid,
  endpoint text not null,
  object_id uuid,
  outcome text not null,
  detail jsonb not null default '{}',
  request_id text not null,
  ip text,
  primary key (bureau_id, id)
);

grant select, insert on bureau to jianxing_auth;
grant select on bureau to jianxing_app;
grant select, insert, update on account to jianxing_auth;
grant select, insert, update, delete on session, sign_in_attempt to jianxing_auth;
grant select, insert, update, delete on setup_link to jianxing_auth;
grant insert on audit to jianxing_auth;
grant select, insert on audit to jianxing_app;
grant select, insert, update on body, person, membership, post, post_holding, responsibility to jianxing_app;

alter table bureau enable row level security;
alter table body enable row level security;
alter table person enable row level security;
alter table membership enable row level security;
alter table post enable row level security;
alter table post_holding enable row level security;
alter table responsibility enable row level security;
alter table audit enable row level security;

create policy auth_all on bureau to jianxing_auth using (true) with check (true);
create policy own_bureau on bureau to jianxing_app using (bureau_id = (select app_bureau()));
create policy own_bureau on body to jianxing_app using (bureau_id = (select app_bureau()));
create policy own_bureau on post to jianxing_app using (bureau_id = (select app_bureau()));
create policy own_bureau on responsibility to jianxing_app using (bureau_id = (select app_bureau()));
-- Who holds a post is known to everybody in the bureau; the rest of the roster only within the actor's scope.
create policy own_bureau on post_holding to jianxing_app using (bureau_id = (select app_bureau()));
create policy in_scope on person to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or (select app_keeps_roster())
    or id = (select app_person())
    or body_id = any ((select app_scope())::uuid[])
    or exists (select from post_holding h where h.bureau_id = person.bureau_id and h.person_id = person.id)
  )
);
create policy in_scope on membership to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or (select app_keeps_roster())
    or person_id = (select app_person())
    or body_id = any ((select app_scope())::uuid[])
  )
);
create policy own_bureau on audit for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on audit for insert to jianxing_app with check (bureau_id = (select app_bureau()));
create policy auth_add on audit for insert to jianxing_auth with check (true);
