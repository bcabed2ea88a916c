-- How a shop shows itself on the customers' pages; the row '' holds for every shop without one of its own.
create table "shop_brand" (
  "shop" text not null,
  "body" jsonb not null,
  "version" integer not null,
  "changed_at" timestamptz(3) not null,
  "changed_by" text not null,
  constraint "shop_brand_pkey" primary key ("shop")
);
