-- A vendor's own ids and what they stand for; prisma/schema says what for.

create table "source_alias" (
  "source" text not null,
  "alias" text not null,
  "shop" text,
  "order_no" text,
  "shipments" json not null default '[]',
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "source_alias_pkey" primary key ("source", "alias")
);
