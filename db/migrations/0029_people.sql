-- A probationary Party member (预备党员) is a member without a vote. It is as much in sight as the membership itself.

alter table person add column probationary boolean not null default false;
alter table person add constraint person_probationary_check check (party_member or not probationary);

-- People are sorted by their names syllable by syllable: 陈喆 before 程晴川, though cheng comes before chenz. Filled in by
-- the system when it starts, since SQL cannot read characters.
alter table person add column sort_key text collate "C" not null default '';
