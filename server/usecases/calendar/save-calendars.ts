import { type CalendarFault, calendarFaults } from '@/server/domain/calendar/calendar-faults';
import { bookOf, type CalendarSettings, DEFAULT_SETTINGS } from '@/server/domain/calendar/calendar-settings';
import { localDay } from '@/server/domain/calendar/local-day';
import { calendarsNamed, rulesCountingBy } from '@/server/domain/rule/rules-counting-by';
import { writeAudit } from '@/server/store/audit';
import { forgetCalendars } from '@/server/store/calendar';
import { type Context, inTransaction } from '@/server/store/context';
import { insertVersion, readNewestVersion, readVersion } from '@/server/store/knowledge-version';
import { lockName } from '@/server/store/operation';
import { readRules } from '@/server/store/rule';
import { queueRecompute } from '@/server/store/rule-recompute';

const ZONE = 'Asia/Shanghai';

/** `outdated`: somebody has saved another version since the one this was made from. `rules`: those whose deadlines are computed anew. */
export type CalendarsSaved =
  | { kind: 'saved'; version: number; rules: string[] }
  | { kind: 'unchanged'; version: number }
  | { kind: 'outdated'; version: number }
  | { kind: 'refused'; faults: CalendarFault[] }
  | { kind: 'missing' };

export interface CalendarTable {
  version: number;
  settings: CalendarSettings;
}

/** What is in force; version 0 is what the product ships with. */
export async function readCalendarTable(ctx: Context): Promise<CalendarTable> {
  const newest = await readNewestVersion<CalendarSettings>(ctx.db, 'calendar');
  return newest ? { version: newest.version, settings: newest.body } : { version: 0, settings: DEFAULT_SETTINGS };
}

/** Puts calendars, parties and holidays in force as a further version; deadlines of the rules that count by them are computed anew. */
export function saveCalendars(
  ctx: Context,
  input: { base: number; settings: CalendarSettings; note: string; by: string },
): Promise<CalendarsSaved> {
  return put(ctx, { ...input, restores: null }, async () => input.settings);
}

/** Brings an earlier version back as a further one; 0 is what the product ships with. */
export function restoreCalendars(ctx: Context, input: { base: number; version: number; by: string }): Promise<CalendarsSaved> {
  return put(ctx, { base: input.base, by: input.by, note: '', restores: input.version }, async (tx) =>
    input.version === 0 ? DEFAULT_SETTINGS : ((await readVersion<CalendarSettings>(tx.db, 'calendar', input.version))?.body ?? null),
  );
}

/** Whether two settings say the same, whatever the order of their fields. */
function saysTheSame(a: CalendarSettings, b: CalendarSettings): boolean {
  const text = (value: unknown): string =>
    JSON.stringify(value, (_key, v: unknown) =>
      v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([x], [y]) => (x < y ? -1 : 1))) : v,
    );
  return text(a) === text(b);
}

interface Put {
  base: number;
  note: string;
  restores: number | null;
  by: string;
}

async function put(
  ctx: Context,
  { base, note, restores, by }: Put,
  makeNext: (tx: Context) => Promise<CalendarSettings | null>,
): Promise<CalendarsSaved> {
  const saved = await inTransaction(ctx, async (tx): Promise<CalendarsSaved> => {
    await lockName(tx.db, 'knowledge:calendar');
    const head = await readCalendarTable(tx);
    if (head.version !== base) return { kind: 'outdated', version: head.version };
    const next = await makeNext(tx);
    if (!next) return { kind: 'missing' };
    if (saysTheSame(head.settings, next)) return { kind: 'unchanged', version: head.version };
    const rules = await readRules(tx.db);
    const faults = calendarFaults(next, calendarsNamed(rules), localDay(tx.now(), ZONE));
    if (faults.length > 0) return { kind: 'refused', faults };
    const version = head.version + 1;
    await insertVersion(tx.db, 'calendar', { version, body: next, note, restores, createdAt: tx.now(), createdBy: by });
    const touched = rulesCountingBy(rules, bookOf(head.settings), bookOf(next));
    for (const rule of touched) await queueRecompute(tx.db, rule, tx.now());
    const codes = touched.map((rule) => rule.code);
    await writeAudit(tx.db, {
      actor: by,
      action: restores === null ? 'calendar.saved' : 'calendar.restored',
      subject: `calendar:${version}`,
      detail: { note, ...(restores === null ? {} : { restores }), rules: codes, before: head.settings, after: next },
    });
    return { kind: 'saved', version, rules: codes };
  });
  if (saved.kind === 'saved') forgetCalendars();
  return saved;
}
