-- A surname with two readings is found by both: every name is spelt anew when the system starts.
update person set sort_key = '';
