-- An import with nothing to write has nothing to be confirmed: those that waited for it are over.
update import set state = 'done', finished_at = now()
where state = 'review' and coalesce((found ->> 'create')::int, 0) + coalesce((found ->> 'update')::int, 0) = 0;
delete from import_row r using import i
where i.bureau_id = r.bureau_id and i.id = r.import_id and i.state = 'done' and r.action <> 'problem';
