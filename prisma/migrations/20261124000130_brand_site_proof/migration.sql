-- A shop's own address carries links once it was seen to lead here; what the last look came to stands beside it.
alter table shop_brand
  add column site_proved text,
  add column site_proved_at timestamptz(3),
  add column site_checked_at timestamptz(3),
  add column site_finding text check (site_finding in ('proved', 'elsewhere', 'other_name', 'unreachable'));
