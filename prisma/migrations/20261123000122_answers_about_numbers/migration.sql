-- Good answers to questions of ours about single numbers: counted in "good", and told apart because a source that only answers
-- was not heard of its own accord.
alter table "source_minute" add column "asked" integer not null default 0;
alter table "source_hour" add column "asked" integer not null default 0;
alter table "source" add column "last_answer_at" timestamptz(3);
