-- tells a message of ours from another to the same phone in the same seconds
alter table "attempt" add column "words_hash" text;
