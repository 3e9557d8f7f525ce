-- Whether whoever asked was content with the answer when closing the request; null where it was closed without one.
alter table request add column satisfied boolean;
alter table request add constraint request_satisfied_when_closed check (satisfied is null or (state = 'closed' and answered_by is not null));
grant update (satisfied) on request to jianxing_app;
