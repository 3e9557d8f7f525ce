-- Personal access tokens: programs act for the person with no more than the token's scope. Only the hash is kept.

create table api_token (
  bureau_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null check (name <> ''),
  -- how it begins, so that its owner knows which one it is
  prefix text not null,
  token_hash bytea not null,
  read_only boolean not null,
  -- at most these of the grants that the person has on the day of the call
  grants text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (bureau_id, id),
  unique (bureau_id, token_hash)
);
create index api_token_by_hash on api_token (token_hash);
create index api_token_by_account on api_token (account_id);

-- Set while a token acts for the person: then nobody is there who could make or stop tokens.
create function app_token() returns text language sql stable
  return coalesce(current_setting('app.token', true), '');

grant select, insert, update (revoked_at) on api_token to jianxing_app;
-- A program comes without a session: the second role finds whose token it is, and ends it with the password.
grant select, update (last_used_at, revoked_at) on api_token to jianxing_auth;
alter table api_token enable row level security;
create policy own on api_token for select to jianxing_app
  using (bureau_id = (select app_bureau()) and account_id = (select app_account()));
create policy add on api_token for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and account_id = (select app_account()) and (select app_token()) = '');
create policy change on api_token for update to jianxing_app
  using (bureau_id = (select app_bureau()) and account_id = (select app_account()) and (select app_token()) = '');
create policy auth_find on api_token for select to jianxing_auth using (true);
create policy auth_use on api_token for update to jianxing_auth using (true);

-- With which token it was done; null: the person itself.
alter table audit add column token_id uuid;
