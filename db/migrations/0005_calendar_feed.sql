-- Secret addresses under which calendar programs read somebody's occurrences. Only the hash of the secret is kept.

create table calendar_feed (
  bureau_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  -- the body or post that it shows; null: everything that the person has to do
  subject_id uuid,
  label text not null check (label <> ''),
  token_hash bytea not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (bureau_id, id),
  unique (bureau_id, token_hash)
);
create index calendar_feed_by_token on calendar_feed (token_hash);

grant select, insert, update on calendar_feed to jianxing_app;
-- A calendar program comes without a session: the second role finds whose address it is.
grant select, update (last_used_at) on calendar_feed to jianxing_auth;
alter table calendar_feed enable row level security;
create policy own on calendar_feed for select to jianxing_app
  using (bureau_id = (select app_bureau()) and account_id = (select app_account()));
create policy add on calendar_feed for insert to jianxing_app
  with check (bureau_id = (select app_bureau()) and account_id = (select app_account()));
create policy change on calendar_feed for update to jianxing_app
  using (bureau_id = (select app_bureau()) and account_id = (select app_account()));
create policy auth_find on calendar_feed for select to jianxing_auth using (true);
create policy auth_use on calendar_feed for update to jianxing_auth using (true);
