-- A probationary Party member (预备党员) is a member without a vote. It is as much in sight as the membership itself.

alter table person add column probationary boolean not null default false;
alter table person add constraint person_probationary_check check (party_member or not probationary);
