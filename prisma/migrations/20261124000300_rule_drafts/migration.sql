-- What somebody is writing about a rule, or waits for a second person; kept when it is settled.
create table rule_draft (
  id uuid primary key,
  code text not null,
  base integer,
  body json not null,
  enabled boolean not null,
  percent numeric(5, 2),
  note text not null default '',
  state text not null,
  shadow_since timestamptz(3),
  changed_at timestamptz(3) not null,
  changed_by text not null,
  settled_at timestamptz(3),
  settled_by text
);
create unique index rule_draft_open on rule_draft (code) where state in ('draft', 'proposed');
