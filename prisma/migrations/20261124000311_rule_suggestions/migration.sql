-- Another limit for a rule, found in how long its step really takes; a person accepts or declines it.
create table rule_suggestion (
  id uuid primary key,
  code text not null,
  version integer not null,
  after_min integer not null,
  evidence json not null,
  state text not null default 'open',
  made_at timestamptz(3) not null,
  settled_at timestamptz(3),
  settled_by text
);
create unique index rule_suggestion_open on rule_suggestion (code) where state = 'open';
