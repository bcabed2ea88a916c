-- A run looks once more for facts that were on their way when it began.
alter table "refold_run" add column "is_swept" boolean not null default false;
