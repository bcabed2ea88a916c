import { type OnCallRota, type OnCallTurn, onCallAt, onCallGaps, onCallTurns } from '@/server/domain/duty/on-call';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { listAbsences } from '@/server/store/duty';
import { deleteSwap, insertSwap, listSwaps, readRota, type SwapRow, writeRota } from '@/server/store/on-call';
import { listStaff, readStaffById } from '@/server/store/staff';

/** So far ahead the calendar is shown, and gaps in it warn. */
const AHEAD = 28 * DAY;

export interface OnCallPage {
  rota: OnCallRota;
  swaps: SwapRow[];
  /** Who is on call now; null is a gap. */
  nowId: string | null;
  /** Of the next four weeks. */
  turns: OnCallTurn[];
  /** Stretches of them in which nobody can be called. */
  gaps: OnCallTurn[];
  /** Everybody who can be on call: active, and may act. */
  people: { id: string; name: string }[];
}

/** Who is on call, for four weeks from now. */
export async function readOnCallPage(ctx: Context): Promise<OnCallPage> {
  const now = ctx.now();
  const [rota, swaps, staff, absences] = await Promise.all([
    readRota(ctx.db),
    listSwaps(ctx.db, now),
    listStaff(ctx.db),
    listAbsences(ctx.db, now),
  ]);
  const people = staff.filter(({ active, role }) => active && role !== 'viewer').map(({ id, name }) => ({ id, name }));
  const turns = onCallTurns(rota, swaps, now, now + AHEAD);
  const gaps = onCallGaps(turns, new Set(people.map(({ id }) => id)), absences);
  return { rota, swaps, nowId: onCallAt(rota, swaps, now), turns, gaps, people };
}

/** Sets who is on call after whom, from now on. Audited. */
export async function saveOnCallRota(ctx: Context, { rota, by }: { rota: OnCallRota; by: string }): Promise<{ kind: 'saved' }> {
  await inTransaction(ctx, async (tx) => {
    await writeRota(tx.db, rota);
    await writeAudit(tx.db, { actor: by, action: 'on_call.changed', subject: 'setting:on-call', detail: { ...rota } });
  });
  return { kind: 'saved' };
}

export type SwapEntered = { kind: 'saved'; id: string } | { kind: 'missing' } | { kind: 'refused'; why: 'times' };

/** Enters that somebody takes some hours instead of whose turn it is. Audited. */
export async function enterSwap(
  ctx: Context,
  input: { staffId: string; fromAt: Instant; untilAt: Instant; note: string; by: string },
): Promise<SwapEntered> {
  const { by, ...swap } = input;
  if (swap.untilAt <= swap.fromAt || swap.untilAt <= ctx.now()) return { kind: 'refused', why: 'times' };
  return inTransaction(ctx, async (tx): Promise<SwapEntered> => {
    const person = await readStaffById(tx.db, swap.staffId);
    if (!person?.active || person.role === 'viewer') return { kind: 'missing' };
    const id = newId(tx.now());
    await insertSwap(tx.db, { ...swap, id, createdBy: by, createdAt: tx.now() });
    const { fromAt, untilAt } = swap;
    await writeAudit(tx.db, { actor: by, action: 'on_call.swapped', subject: `staff:${swap.staffId}`, detail: { id, fromAt, untilAt } });
    return { kind: 'saved', id };
  });
}

/** Takes a swap back: the hours are again whose turn it is. Audited. */
export async function dropSwap(ctx: Context, { id, by }: { id: string; by: string }): Promise<{ kind: 'saved' } | { kind: 'missing' }> {
  return inTransaction(ctx, async (tx): Promise<{ kind: 'saved' } | { kind: 'missing' }> => {
    const staffId = await deleteSwap(tx.db, id);
    if (staffId === null) return { kind: 'missing' };
    await writeAudit(tx.db, { actor: by, action: 'on_call.swap_dropped', subject: `staff:${staffId}`, detail: { id } });
    return { kind: 'saved' };
  });
}
