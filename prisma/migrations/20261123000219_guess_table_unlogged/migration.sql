-- A count of failures costs no write-ahead log and no wait for the disk. A crash of the server forgets them, a restart does not:
-- nobody outside can cause one, and what is lost then is the tries of one window.
alter table "guess_budget" set unlogged;
