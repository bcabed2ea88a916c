-- From where an account may call; empty means from anywhere.
alter table "source" add column "allowed_from" text[] not null default '{}';
