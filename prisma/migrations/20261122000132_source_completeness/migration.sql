-- How complete what a source tells is: orders whose region is known, words that have a meaning.
alter table "source_minute" add column "orders" integer not null default 0, add column "unplaced" integer not null default 0,
  add column "unmapped" integer not null default 0;
alter table "source_hour" add column "orders" integer not null default 0, add column "unplaced" integer not null default 0,
  add column "unmapped" integer not null default 0;
alter table "source_watch" add column "min_complete_pct" integer not null default 95;
