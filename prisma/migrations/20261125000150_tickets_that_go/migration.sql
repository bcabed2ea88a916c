-- An exception whose ground is gone: closed by itself where nobody has acted, else marked for whoever did.
alter table "ticket" add column "seen_version" integer;
alter table "ticket" add column "cleared_at" timestamptz(3);
