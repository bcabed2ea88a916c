import type { Pool } from 'pg';
import type { Ledger } from './ledger';
import type { Kind } from './people';

/** What orders hold in the clear: what was bought, where to as far as the district, and the number. Never who. */
const ORDER: readonly Kind[] = ['orderNo', 'item', 'district'];
const NUMBER: readonly Kind[] = ['orderNo'];
const NONE: readonly Kind[] = [];

/**
 * Every table of the database and the kinds of values that may stand in it unencrypted. A table that is not here is a leak: whoever
 * adds one says here what it holds.
 */
export const TABLES: Record<string, readonly Kind[]> = {
  _prisma_migrations: NONE,
  action_setting: NONE,
  api_key: NONE,
  attempt: NONE,
  audit: NUMBER,
  carrier_contact: NONE,
  case_report: NONE,
  channel_bucket: NONE,
  channel_setting: NONE,
  consequence: NONE,
  consent_proof: NONE,
  consent_subject: NONE,
  contact: NONE,
  customer_request: NONE,
  deadline: NONE,
  eta_drift: NONE,
  eta_model: NONE,
  eta_score: NONE,
  eta_scored: NONE,
  fact: ORDER,
  fold_difference: ORDER,
  forced_state: NONE,
  guess_budget: NONE,
  hook: NONE,
  hook_message: ORDER,
  idempotency_key: NONE,
  import_file: NONE,
  import_preset: NONE,
  import_reject: NONE,
  import_run: NONE,
  inbox_event: NUMBER,
  inbox_order: NONE,
  inbox_writer: NONE,
  incident: NONE,
  incident_order: NONE,
  insight_hour: NONE,
  knowledge_version: NONE,
  // what staff write about an order is theirs to keep free of what the page already shows
  note: ['note'],
  notice: ORDER,
  notice_draft: NONE,
  order_visitor: NONE,
  orders: ORDER,
  order_view: NONE,
  object_upload: NONE,
  on_call_swap: NONE,
  one_time_consent: NONE,
  // what its files hold: order numbers, cities
  overdue_report: NUMBER,
  owner_code: NONE,
  owner_session: NONE,
  payment_finding: NUMBER,
  payment_run: NONE,
  play_step: NONE,
  portal_uptime: NONE,
  preference: NONE,
  promise: NONE,
  provider_template: NONE,
  pull_mark: NONE,
  rating: NONE,
  raw_payload: NONE,
  reach: NONE,
  receipt: NONE,
  refold_diff: ORDER,
  refold_run: NONE,
  refold_work: NONE,
  refused_call: NONE,
  refused_caller: NONE,
  rule: NONE,
  rule_draft: NONE,
  rule_suggestion: NONE,
  rule_trial: NONE,
  rule_version: NONE,
  setting: NONE,
  share_link: NONE,
  shipment: NONE,
  shipment_link: NONE,
  shop: NONE,
  shop_brand: NONE,
  source: NONE,
  source_alarm: NONE,
  source_alias: NUMBER,
  source_failure: NONE,
  source_hour: NONE,
  source_minute: NONE,
  source_pull: NONE,
  source_refusal: NONE,
  source_told: NONE,
  source_watch: NONE,
  staff: NONE,
  staff_absence: NONE,
  staff_alert: ORDER,
  staff_alert_bundle: NONE,
  staff_alert_seen: NONE,
  staff_alert_step: NONE,
  staff_duty: NONE,
  staff_group: NONE,
  staff_reach: NONE,
  staff_way: NONE,
  // what scopes of rules ask of an order: where to, never to whom
  step_span: ['orderNo', 'district'],
  step_span_order: NONE,
  stall_tally: NONE,
  subscription: NONE,
  task: NONE,
  template_draft: NONE,
  template_version: NONE,
  ticket: ORDER,
  ticket_clock: NONE,
  ticket_event: NONE,
  ticket_file: NONE,
  ticket_mention: NONE,
  ticket_message: NONE,
  ticket_photo: NONE,
  vendor_pace: NONE,
};

/** Schemas of the job engine, whose tables come and go with its queues. */
const QUEUES = /^pgboss/;
const ROWS = 500;

/** Looks at every row of every table of the database, queues of jobs among them. Answers the tables nobody has listed. */
export async function lookAtTables(pool: Pool, ledger: Ledger): Promise<string[]> {
  const { rows: tables } = await pool.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
     order by 1, 2`,
  );
  const { rows: partitioned } = await pool.query<{ name: string; parent: string }>(
    `select i.inhrelid::regclass::text as name, i.inhparent::regclass::text as parent from pg_inherits i`,
  );
  const parents = new Map(partitioned.map((one) => [one.name, one.parent]));
  const unlisted: string[] = [];
  for (const { schema, name } of tables) {
    const isQueue = QUEUES.test(schema);
    const kinds = isQueue ? NONE : TABLES[parents.get(name) ?? name];
    if (!kinds || (!isQueue && schema !== 'public')) unlisted.push(`${schema}.${name}`);
    await lookAtTable(pool, ledger, `"${schema}"."${name}"`, kinds ?? NONE);
  }
  return unlisted;
}

async function lookAtTable(pool: Pool, ledger: Ledger, table: string, kinds: readonly Kind[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`declare everything cursor for select * from ${table}`);
    for (;;) {
      const { rows } = await client.query<Record<string, unknown>>(`fetch ${ROWS} from everything`);
      for (const row of rows) ledger.look(`table ${table}`, textOf(row), { kinds, of: 'anyone' });
      if (rows.length < ROWS) break;
    }
    await client.query('rollback');
  } finally {
    client.release();
  }
}

/** A row as text; bytes as the letters that they would be. */
function textOf(row: Record<string, unknown>): string {
  return Object.entries(row)
    .map(([column, value]) => {
      if (value === null) return '';
      if (Buffer.isBuffer(value)) return `${column}: ${value.toString('utf8')}`;
      return `${column}: ${typeof value === 'string' ? value : JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner))}`;
    })
    .join('\n');
}
