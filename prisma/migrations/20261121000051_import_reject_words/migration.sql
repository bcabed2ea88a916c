-- Why a row was refused, in both languages of the console; `reason` is the English sentence and part of the key.
alter table "import_reject" add column "reason_zh" text not null default '';
alter table "import_reject" alter column "reason_zh" drop default;
