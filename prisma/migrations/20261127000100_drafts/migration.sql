-- messages to customers that wait for service to read them; the notice itself stands in the state 'draft' meanwhile
create table notice_draft (
  notice_id uuid primary key,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  goes_at timestamptz(3),
  warn_at timestamptz(3),
  asked_by text not null,
  lead_id uuid,
  order_version integer not null,
  open_by uuid,
  open_until timestamptz(3),
  words bytea,
  written_on text,
  edited_by text,
  edited_at timestamptz(3),
  ended text,
  ended_at timestamptz(3),
  ended_by text,
  reason text
);
create index notice_draft_open_idx on notice_draft (goes_at) where ended is null;
create index notice_draft_created_at_idx on notice_draft (created_at);
create index notice_draft_lead_id_idx on notice_draft (lead_id) where lead_id is not null;
