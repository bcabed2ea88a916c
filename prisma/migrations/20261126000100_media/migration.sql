-- Addresses and consent belong to the medium (sms, wechat, mail), whichever provider carries a message.
alter table reach rename column channel to medium;
alter table staff_reach rename column channel to medium;
alter table carrier_contact rename column channel to medium;
update reach set medium = case medium when 'twilio_sms' then 'sms' when 'wechat_template' then 'wechat' else medium end;
update staff_reach set medium = 'sms' where medium = 'twilio_sms';
update carrier_contact set medium = 'sms' where medium = 'twilio_sms';
update preference set before = replace(replace(before::text, '"twilio_sms"', '"sms"'), '"wechat_template"', '"wechat"')::json
where before is not null;

-- Our own account with a provider: what the console keeps in place of the environment's.
create table channel_setting (
  code text primary key,
  -- Encrypted; null takes the account of the environment.
  account bytea,
  is_on boolean not null default true,
  -- Messages within a stretch at most; null takes the provider's own limit.
  cap_count integer check (cap_count > 0),
  cap_per_ms integer check (cap_per_ms > 0),
  -- Price of one message, or part of one, in millionths of the currency.
  price_micros bigint not null default 0 check (price_micros >= 0),
  currency text not null default 'CNY',
  -- What may be spent in a day of the shop's clock, in millionths; null is no ceiling.
  ceiling_micros bigint check (ceiling_micros >= 0),
  version integer not null,
  changed_at timestamptz(3) not null,
  changed_by text not null
);

-- When a channel may send next (a token bucket, kept as the time at which it is empty).
create table channel_bucket (
  channel text primary key,
  free_at timestamptz(3) not null
);

-- What a try cost, as far as we know.
alter table attempt add column parts integer;
alter table attempt add column cost_micros bigint;
alter table attempt add column currency text;
-- Our id at the provider: that of the first try where the provider knows ids it has seen.
alter table attempt add column send_id uuid;
-- Where it goes, encrypted, for as long as its provider may have to be asked.
alter table attempt add column address bytea;

-- The channel whose turn `due_at` is.
alter table notice add column slot_channel text;
