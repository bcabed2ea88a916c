-- What customers are told of an incident by hand, which of its orders have it, and the clocks that it held when an order joined.
alter table "incident" add column "told" json, add column "told_version" integer not null default 0;
alter table "incident_order" add column "held" json, add column "told_version" integer not null default 0;
