-- What a draft was begun for: the same occurrence opens it again instead of an empty form.
alter table draft add column occurrence text;
