-- The year that a record belongs to where it is not that of its day: a meeting of the old year held in the new one.
alter table credit add column label int;
