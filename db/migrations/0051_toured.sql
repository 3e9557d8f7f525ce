-- Who has taken the tour or declined it is offered it no more, on whatever machine the account is used.
alter table account add column toured boolean not null default false;
