-- Words of a shop's own in place of the shipped ones: every version that was ever in force, never changed. The newest of a place holds.
create table "template_version" (
  "key" text not null,
  "medium" text not null,
  "language" text not null,
  "shop" text not null default '',
  "version" integer not null,
  "words" json,
  "note" text not null default '',
  "restores" integer,
  "created_at" timestamptz(3) not null,
  "created_by" text not null,
  "confirmed_by" text,
  constraint "template_version_pkey" primary key ("key", "medium", "language", "shop", "version")
);

-- What somebody is writing, or what waits for a second person; one a place.
create table "template_draft" (
  "key" text not null,
  "medium" text not null,
  "language" text not null,
  "shop" text not null default '',
  "base" integer not null,
  "words" json not null,
  "note" text not null default '',
  "state" text not null,
  "changed_at" timestamptz(3) not null,
  "changed_by" text not null,
  constraint "template_draft_pkey" primary key ("key", "medium", "language", "shop")
);

-- Texts that a provider of SMS has to approve before they are sent.
create table "provider_template" (
  "id" uuid not null,
  "channel" text not null,
  "shop" text not null default '',
  "key" text not null,
  "language" text not null,
  "template_id" text not null,
  "sign_name" text not null,
  "text" text not null,
  "gaps" json not null,
  "state" text not null,
  "reason" text not null default '',
  "changed_at" timestamptz(3) not null,
  "changed_by" text not null,
  constraint "provider_template_pkey" primary key ("id")
);
create unique index "provider_template_approved" on "provider_template" ("channel", "key", "language", "shop") where "state" = 'approved';
