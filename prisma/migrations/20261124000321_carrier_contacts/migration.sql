-- Whom to ask at a carrier, by lane.
create table carrier_contact (
  id uuid primary key,
  carrier text not null,
  origin text,
  destination text,
  channel text not null,
  sealed bytea not null,
  changed_at timestamptz(3) not null,
  changed_by text not null
);
create index carrier_contact_carrier_idx on carrier_contact (carrier);
