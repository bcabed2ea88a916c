-- Since when the portal has been running without a break: nobody can be heard while it is down.
create table "portal_uptime" (
  "id" integer not null,
  "up_since" timestamptz(3) not null,
  "seen_at" timestamptz(3) not null,
  constraint "portal_uptime_pkey" primary key ("id")
);
