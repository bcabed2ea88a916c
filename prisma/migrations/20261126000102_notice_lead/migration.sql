-- The notice whose message tells of this one as well: what becomes of that becomes of this.
alter table notice add column lead_id uuid;
create index notice_lead_idx on notice (lead_id) where lead_id is not null;
