-- Who replays an incident, and until when nobody else does: vendors are asked outside any transaction.
alter table "incident" add column "lease" uuid, add column "leased_until" timestamptz(3);
