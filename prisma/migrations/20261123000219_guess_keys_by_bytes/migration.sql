-- Keys are hashes: bytes compare them, no language does. What is too old is found by reading the table once a day.
drop index "guess_budget_window_at_idx";
alter table "guess_budget" alter column "key" type text collate "C";
