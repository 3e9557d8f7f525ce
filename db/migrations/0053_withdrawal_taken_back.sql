-- A withdrawal can be taken back, or moved to another day, by a later version that names it: as known from that version's
-- day of entry on, it was never made. What boards showed before stays found, as the withdrawal itself is kept.
alter table duty_version add column strikes uuid[] not null default '{}';
