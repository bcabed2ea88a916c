import { WARN_AGAIN } from '@/server/domain/draft/draft';
import { DRAFTS_CAUSE, draftsUnconfirmed } from '@/server/domain/notice/staff-alert';
import { DAY } from '@/server/domain/shared/instant';
import { type Context, inTransaction } from '@/server/store/context';
import { countOpenDrafts, letDueGo, markJudged, readMovedDrafts, takeUnconfirmed, withdrawDraft } from '@/server/store/draft';
import { type DueNotice, readDueNotices } from '@/server/store/notice';
import { notifyStaff } from '@/server/store/notify';
import { endAlerts } from '@/server/store/raised-alert';
import { alertStaff } from '../notice/alert-staff';
import { gateOf } from '../notice/decide-for-customers';

const BATCH = 100;
/** Older news is none; the gate says so. */
const OLD = 2 * DAY;

/**
 * Looks after the messages that wait for service: withdraws those that are not true any more, lets those go whose time has come, and
 * warns of those that only a person lets go. Answers how many it changed. Safe beside other workers and beside whoever confirms one.
 */
export async function tendDrafts(ctx: Context): Promise<number> {
  const now = ctx.now();
  const withdrawn = await withdrawUntrue(ctx);
  const changed = await inTransaction(ctx, async (tx) => {
    const gone = await letDueGo(tx.db, now, BATCH);
    const late = await takeUnconfirmed(tx.db, now, now + WARN_AGAIN);
    if (late.count > 0) await alertStaff(tx, draftsUnconfirmed(late.count, late.since ?? now, now));
    return gone;
  });
  if (withdrawn + changed > 0) await tellOfDrafts(ctx);
  return withdrawn + changed;
}

/** Tells every console that the queue has changed; where nothing waits any more, its alerts are over. */
export async function tellOfDrafts(ctx: Context): Promise<void> {
  const { open } = await countOpenDrafts(ctx.db);
  if (open === 0) await endAlerts(ctx.db, { begin: DRAFTS_CAUSE }, 'system', ctx.now());
  await notifyStaff(ctx.db);
}

/** Judges anew the drafts whose orders have changed; answers how many were withdrawn. */
async function withdrawUntrue(ctx: Context): Promise<number> {
  const now = ctx.now();
  const moved = await readMovedDrafts(ctx.db, now - OLD, BATCH);
  if (moved.length === 0) return 0;
  const notices = await readDueNotices(
    ctx.db,
    moved.map(({ id }) => id),
    now,
  );
  return inTransaction(ctx, async (tx) => {
    let withdrawn = 0;
    for (const notice of notices) {
      const reason = untrue(notice, now);
      if (reason !== null && (await withdrawDraft(tx.db, notice.id, reason, now))) withdrawn += 1;
    }
    await markJudged(tx.db, moved);
    return withdrawn;
  });
}

/** Why a message must not be sent any more; null while it may. What a later moment may mend, such as the day's budget, is left to that moment. */
function untrue(notice: DueNotice, now: number): string | null {
  const gate = gateOf(notice, { now }, 0);
  return gate.kind === 'suppress' && gate.reason !== 'budget' ? gate.reason : null;
}
