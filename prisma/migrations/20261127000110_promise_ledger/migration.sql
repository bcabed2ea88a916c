-- What was promised, by whom and in which words, and what came of it.
alter table "promise"
  add column "shop" text not null default '',
  add column "template" text,
  add column "channel" text,
  add column "rule" text,
  add column "rule_version" integer,
  add column "carrier" text,
  add column "warehouse" text,
  add column "from_at" timestamptz(3),
  add column "made_by" uuid,
  add column "owner_id" uuid,
  add column "is_wish" boolean not null default false,
  add column "settled_by" text,
  add column "outcome" text,
  add column "late_at" timestamptz(3),
  add column "withdrawn_at" timestamptz(3),
  add column "withdrawn_by" text,
  add column "withdrawn_why" text,
  add column "followed_at" timestamptz(3),
  add column "warned_at" timestamptz(3),
  add column "watch_at" timestamptz(3);

update "promise" p set
  shop = o.shop,
  carrier = coalesce(n.params ->> 'carrier', o.carrier),
  template = n.template,
  rule = n.params ->> 'rule',
  channel = (select a.channel from "attempt" a where a.notice_id = coalesce(n.lead_id, n.id) and a.outcome in ('accepted', 'delivered') order by a.started_at limit 1),
  watch_at = case when p.kept_at is null and p.broken_at is null and p.ticket_id is null then p.due_at - interval '10 minutes' end
from "orders" o, "promise" q left join "notice" n on n.id = q.notice_id
where q.id = p.id and o.id = p.order_id;

-- A message promises one thing of a kind once; a window is promised once, whoever tells it and however often.
delete from "promise" p using "promise" q where p.notice_id = q.notice_id and p.kind = q.kind and p.id > q.id;
create unique index "promise_of_notice" on "promise" ("notice_id", "kind") where "notice_id" is not null;
create unique index "promise_of_window" on "promise" ("order_id", "due_at") where "kind" = 'eta_shown';

-- The watch reads what it has something to do about, however many are open; lists read the few that are open, broken or somebody's.
drop index "promise_open_idx";
drop index "promise_due_at_idx";
drop index "promise_ticket_id_idx";
create index "promise_watch_idx" on "promise" ("watch_at") where "watch_at" is not null;
create index "promise_open_idx" on "promise" ("due_at", "id") where "kept_at" is null and "broken_at" is null and "withdrawn_at" is null;
create index "promise_broken_idx" on "promise" ("broken_at" desc, "id" desc) where "broken_at" is not null;
create index "promise_call_idx" on "promise" ("owner_id", "due_at") where "kind" = 'call_back' and "kept_at" is null and "late_at" is null and "withdrawn_at" is null;
create index "promise_answer_idx" on "promise" ("due_at") where "kind" = 'ticket_answer' and "kept_at" is null and "broken_at" is null and "withdrawn_at" is null;
create index "promise_ticket_id_idx" on "promise" ("ticket_id") where "ticket_id" is not null;
