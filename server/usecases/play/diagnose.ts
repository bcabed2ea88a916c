import type { OrderDocument } from '@/server/domain/order/order-document';
import type { CaseSubject } from '@/server/domain/play/case-subject';
import { checkAddress } from '@/server/domain/play/check-address';
import { checkWaybills } from '@/server/domain/play/check-waybills';
import type { StepDetail, StepOutcome } from '@/server/domain/play/play-step';
import { readContactsKnown } from '@/server/store/case-reading';
import { type Context, inTransaction } from '@/server/store/context';
import { pullOrder } from '../pull/pull-order';
import { type CaseGround, ordersOfCase, readCaseGround } from './case-ground';
import { keepStep } from './keep-step';

interface ByStaff {
  subject: CaseSubject;
  by: string;
}

export type DiagnoseOutcome = { kind: 'taken'; outcome: StepOutcome; detail: StepDetail } | { kind: 'missing' };

/** Orders of an incident whose vendors are asked in one step: each question waits for the vendor's pace. */
const ASKED_AT_ONCE = 10;

/** Asks the vendors about the parcels of a case now (R0-22): of an incident, those of the first orders still in trouble. */
export function resyncCase(ctx: Context, input: ByStaff): Promise<DiagnoseOutcome> {
  return taken(ctx, input, 'resync', async (ground) => {
    const counts = { orders: 0, told: 0, nothing: 0, failed: 0, resting: 0 };
    for (const { id } of (await ordersOfCase(ctx, ground)).slice(0, ASKED_AT_ONCE)) {
      const pulled = await pullOrder(ctx, { orderId: id, actor: input.by });
      if (pulled.kind !== 'asked') continue;
      counts.orders += 1;
      for (const name of ['told', 'nothing', 'failed', 'resting'] as const) counts[name] += pulled.count[name];
    }
    const { orders, told, failed } = counts;
    return { outcome: orders === 0 ? 'nobody' : told > 0 ? 'found' : failed > 0 ? 'failed' : 'fine', detail: { counts } };
  });
}

/** Checks the tracking numbers of a case: is there one, can it be one, was it collected, does it move. */
export function checkWaybillsOfCase(ctx: Context, input: ByStaff): Promise<DiagnoseOutcome> {
  return taken(ctx, input, 'check_waybills', async (ground) => {
    const found = (document: OrderDocument) => checkWaybills(document.state, ctx.now()).map(({ finding }) => finding);
    return tally((await ordersOfCase(ctx, ground)).map(found));
  });
}

/** Checks that the systems work with the newest address of the customer. */
export function checkAddressOfCase(ctx: Context, input: ByStaff): Promise<DiagnoseOutcome> {
  return taken(ctx, input, 'check_address', async (ground) => {
    const documents = await ordersOfCase(ctx, ground);
    const known = await readContactsKnown(
      ctx.db,
      documents.map(({ id }) => id),
    );
    return tally(documents.map(({ id, state }) => checkAddress(state, known.has(id))));
  });
}

/** What was found in each order, as how often each thing was. */
function tally(found: readonly (readonly string[])[]): { outcome: StepOutcome; detail: StepDetail } {
  const counts: Record<string, number> = { looked: found.length };
  const all = found.flat();
  for (const finding of all) counts[finding] = (counts[finding] ?? 0) + 1;
  return { outcome: all.length > 0 ? 'found' : 'fine', detail: { counts, findings: [...new Set(all)] } };
}

/** Runs a check outside any transaction, since it may ask vendors, and leaves its trace. */
async function taken(
  ctx: Context,
  input: ByStaff,
  kind: 'resync' | 'check_waybills' | 'check_address',
  look: (ground: CaseGround) => Promise<{ outcome: StepOutcome; detail: StepDetail }>,
): Promise<DiagnoseOutcome> {
  const ground = await readCaseGround(ctx, input.subject);
  if (!ground) return { kind: 'missing' };
  const came = await look(ground);
  await inTransaction(ctx, (tx) => keepStep(tx, { ...input, kind, ...came }));
  return { kind: 'taken', ...came };
}
