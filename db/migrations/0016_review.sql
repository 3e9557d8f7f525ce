-- Found by trying: what an approval of a late entry was given for, the latest version of an item for whoever asks,
-- and addresses of calendars that end with the password.

-- The version of its record in which a credit first claimed what it claims; like the day of entry it stays while a
-- correction claims nothing new.
alter table credit add column version int not null default 1;
-- A late entry is approved as it stood: what a later version claims was looked at by nobody.
alter table approval add column record_version int;
update approval a set record_version = r.version from record r
  where r.bureau_id = a.bureau_id and r.id = a.record_id;
alter table approval add check (kind <> 'late_entry' or record_version is not null);

-- A record counts for others than its own subject too; a number must be the same for whoever asks.
drop policy seen on approval;
create policy seen on approval for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or (select app_counts())
    or subject_id = any ((select app_scope())::uuid[])
    or asked_by = (select app_account())
  )
);

-- Which version of an item is the latest hangs on all of them, also where the item has been given away.
drop policy seen on register_item;
create policy seen on register_item for select to jianxing_app using (
  bureau_id = (select app_bureau()) and (
    (select app_sees_all())
    or (select app_counts())
    or subject_id = any ((select app_scope())::uuid[])
  )
);

grant update (revoked_at) on calendar_feed to jianxing_auth;
