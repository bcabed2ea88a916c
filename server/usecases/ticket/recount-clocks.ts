import { HOUR } from '@/server/domain/shared/instant';
import { stepOwedBy } from '@/server/domain/ticket/move-clocks';
import { recountClock } from '@/server/domain/ticket/ticket-clock';
import { loadCalendars } from '@/server/store/calendar';
import { type Context, inTransaction } from '@/server/store/context';
import { readNewestVersion } from '@/server/store/knowledge-version';
import { isReport, saveTicket } from '@/server/store/ticket';
import { listRunning, readClocks, saveClocks } from '@/server/store/ticket-clock';
import { lockTicket } from './lock-ticket';
import { countingOf } from './ticket-desk';

const BATCH = 200;

/** How long after a change it is looked again, should a worker have died over it. */
const SETTLES = HOUR;

/**
 * Counts the running clocks of all open tickets anew while calendars were changed lately. What a change brings forward is met
 * here; what it puts off the sweep finds out by itself. Ticket by ticket; safe to repeat. Answers how many tickets it saw.
 */
export async function recountClocks(ctx: Context, signal?: AbortSignal): Promise<number> {
  const newest = await readNewestVersion(ctx.db, 'calendar');
  if (!newest || ctx.now() - newest.createdAt > SETTLES) return 0;
  let after: string | null = null;
  let seen = 0;
  while (!signal?.aborted) {
    const ids: string[] = await listRunning(ctx.db, after, BATCH);
    for (const id of ids) await inTransaction(ctx, (tx) => recount(tx, id));
    seen += ids.length;
    if (ids.length < BATCH) break;
    after = ids.at(-1)!;
  }
  return seen;
}

async function recount(tx: Context, ticketId: string): Promise<void> {
  const locked = await lockTicket(tx, { ticketId });
  if (!locked) return;
  const { ground, ticket } = locked;
  const counting = countingOf(await loadCalendars(tx.db), ground.timeZone);
  const before = (await readClocks(tx.db, [ticketId])).get(ticketId) ?? [];
  const after = before.map((clock) => recountClock(clock, counting(clock.calendar)));
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await saveClocks(tx.db, ticketId, after);
  if (!isReport(ticket)) await saveTicket(tx.db, ticket, { answerBy: stepOwedBy(after) });
}
