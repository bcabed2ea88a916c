import type { Lifecycle } from '@/server/domain/order/lifecycle';
import type { CaseSubject } from '@/server/domain/play/case-subject';
import { MOST_WAYBILLS, readWaybills, type WaybillLine } from '@/server/domain/play/read-waybills';
import { HOUR } from '@/server/domain/shared/instant';
import { judgeNumber } from '@/server/domain/tracking/number-forms';
import { writeAudit } from '@/server/store/audit';
import { findOrdersOfIncident } from '@/server/store/case-reading';
import { type Context, inTransaction } from '@/server/store/context';
import { bookPlayStep } from '@/server/store/play-step';
import { type ForceOutcome, forceState } from '../manual/force-state';
import { BY_HAND } from '../manual/forced-facts';
import type { NewFact } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';
import { type CaseGround, readCaseGround } from './case-ground';
import { keepStep } from './keep-step';

interface ByStaff {
  subject: CaseSubject;
  by: string;
}

export type ActOutcome = { kind: 'taken' } | { kind: 'missing' } | { kind: 'closed' };

/** Sets the state of a ticket's order by hand, with reason and expiry (DOMAIN 5.7), as a makeshift of the case. */
export async function forceForward(
  ctx: Context,
  input: ByStaff & { lifecycle: Lifecycle; reason: string; hours: number },
): Promise<ActOutcome | Extract<ForceOutcome, { kind: 'refused' }> | { kind: 'not_here' }> {
  const ground = await openCase(ctx, input.subject);
  if (ground.kind === 'missing' || ground.kind === 'closed') return ground;
  if (ground.kind === 'incident') return { kind: 'not_here' };
  const { lifecycle, reason, hours, subject, by } = input;
  const forced = await forceState(ctx, { orderId: ground.ticket.orderId, lifecycle, reason, hours, by });
  if (forced.kind === 'refused' || forced.kind === 'missing') return forced;
  const outcome = forced.kind === 'proposed' ? 'proposed' : 'done';
  const step = { subject, by, kind: 'force_forward' as const, outcome, detail: { lifecycle }, words: reason, until: forced.until } as const;
  await inTransaction(ctx, (tx) => keepStep(tx, step));
  return { kind: 'taken' };
}

/** What became of pasted lines. */
export type ImportedWaybills =
  | { kind: 'imported'; linked: number; known: number; unread: string[]; strangers: string[]; odd: string[] }
  | { kind: 'too_many'; most: number };

/**
 * Links tracking numbers to orders of the case from pasted lines (R0-25), as facts of people. Numbers that cannot be the
 * carrier's, and orders that are not of the case, are given back and not linked.
 */
export async function importWaybills(
  ctx: Context,
  input: ByStaff & { text: string },
): Promise<ImportedWaybills | Exclude<ActOutcome, { kind: 'taken' }>> {
  const ground = await openCase(ctx, input.subject);
  if (ground.kind === 'missing' || ground.kind === 'closed') return ground;
  const { lines, unread } = readWaybills(input.text);
  if (lines.length > MOST_WAYBILLS) return { kind: 'too_many', most: MOST_WAYBILLS };
  const orders = await ordersByNumber(ctx, ground, lines);
  const strangers = lines.filter(({ orderNo }) => !orders.has(orderNo)).map(({ orderNo }) => orderNo);
  const isOdd = ({ carrier, trackingNo }: WaybillLine) => judgeNumber(carrier, trackingNo).kind === 'doubtful';
  const odd = lines.filter(isOdd).map(({ trackingNo }) => trackingNo);
  const facts = lines
    .filter((line) => !isOdd(line))
    .flatMap((line) => (orders.get(line.orderNo) ?? []).map((shop) => linkOf(line, shop, input.by, ctx.now())));
  const outcomes = (await recordFacts(ctx, { orders: [], facts })).facts;
  const linked = outcomes.filter(({ status }) => status === 'accepted').length;
  const known = outcomes.filter(({ status }) => status === 'duplicate').length;
  const counts = { linked, known, left_out: unread.length + strangers.length + odd.length };
  const { subject, by } = input;
  await inTransaction(ctx, (tx) =>
    keepStep(tx, { subject, by, kind: 'import_waybills', outcome: linked > 0 ? 'done' : 'fine', detail: { counts } }),
  );
  return { kind: 'imported', linked, known, unread, strangers, odd };
}

function linkOf({ orderNo, carrier, trackingNo }: WaybillLine, shop: string, by: string, now: number): NewFact {
  const shipment = { carrier, trackingNo };
  return {
    reporter: { source: BY_HAND, kind: 'manual' },
    order: { shop, orderNo },
    shipment,
    identityKey: `waybill|${carrier}/${trackingNo}`,
    code: 'shipment.linked',
    occurredAt: now,
    precision: 'second',
    data: { by },
  };
}

/** Shops of the case's orders by order number. */
async function ordersByNumber(ctx: Context, ground: CaseGround, lines: readonly WaybillLine[]): Promise<Map<string, string[]>> {
  if (ground.kind === 'ticket') {
    const { shop, orderNo } = ground.document.state;
    return new Map([[orderNo, [shop]]]);
  }
  const found = await findOrdersOfIncident(
    ctx.db,
    ground.incident.id,
    lines.map(({ orderNo }) => orderNo),
  );
  const shops = new Map<string, string[]>();
  for (const { shop, orderNo } of found) shops.set(orderNo, [...(shops.get(orderNo) ?? []), shop]);
  return shops;
}

/** Keeps that stock was freed for the case outside the product, why and until when: the warehouse's system knows nothing of it yet. */
export function releaseStock(ctx: Context, input: ByStaff & { words: string; hours: number }): Promise<ActOutcome> {
  const { hours, ...step } = input;
  return taken(ctx, step.subject, (tx) =>
    keepStep(tx, { ...step, kind: 'release_stock', outcome: 'done', until: tx.now() + hours * HOUR }),
  );
}

/** Marks a makeshift as entered where it belongs (R0-26). Audited. Also once the case is closed. */
export async function bookStep(ctx: Context, input: ByStaff & { id: string }): Promise<{ kind: 'taken' } | { kind: 'missing' }> {
  const { id, subject, by } = input;
  return inTransaction(ctx, async (tx) => {
    if (!(await bookPlayStep(tx.db, { id, subject, by, at: tx.now() }))) return { kind: 'missing' };
    await writeAudit(tx.db, { actor: by, action: 'play.booked', subject, detail: { id } });
    return { kind: 'taken' };
  });
}

/** The case, unless it is over: nothing is done about a case that is closed. */
async function openCase(ctx: Context, subject: CaseSubject): Promise<CaseGround | { kind: 'missing' } | { kind: 'closed' }> {
  const ground = await readCaseGround(ctx, subject);
  if (!ground) return { kind: 'missing' };
  return ground.closedAt === null ? ground : { kind: 'closed' };
}

async function taken(ctx: Context, subject: CaseSubject, work: (tx: Context) => Promise<string>): Promise<ActOutcome> {
  const ground = await openCase(ctx, subject);
  if (ground.kind === 'missing' || ground.kind === 'closed') return ground;
  await inTransaction(ctx, work);
  return { kind: 'taken' };
}
