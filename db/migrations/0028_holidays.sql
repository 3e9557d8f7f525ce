-- The off days of a year that the bureau enters, where the table that ships with the system does not have it yet.
-- Rows are only added; of each year the last one holds, and one without holidays takes back what was entered.

create table holiday_year (
  bureau_id uuid not null,
  id uuid not null,
  year integer not null check (year between 2000 and 2100),
  -- number of the State Council's notice, as 国办发明电〔2025〕7号; '' where it was not given
  notice text not null,
  -- [{ name, from, to }]; null: taken back
  holidays jsonb,
  -- Saturdays and Sundays on which one works instead
  work date[] not null,
  made_by uuid not null,
  made_by_name text not null,
  made_on date not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (bureau_id, id)
);
create index holiday_year_by_time on holiday_year (bureau_id, year, made_at);

grant select, insert on holiday_year to jianxing_app;
alter table holiday_year enable row level security;

create policy seen on holiday_year for select to jianxing_app using (bureau_id = (select app_bureau()));
create policy add on holiday_year for insert to jianxing_app with check (
  bureau_id = (select app_bureau()) and made_by = (select app_account()) and (select app_edits_plans())
);
