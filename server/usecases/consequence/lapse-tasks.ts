import { holdsStill } from '@/server/domain/consequence/holds-still';
import { readConsequence, settleConsequence } from '@/server/store/consequence';
import { type Context, inTransaction } from '@/server/store/context';
import { closeTask, findTasksToSettle, readTask } from '@/server/store/task';
import { readStalls } from '../stall/read-stalls';
import { lockOrderOfTickets } from '../ticket/lock-ticket';
import { endDecisionAlert } from './end-decision-alert';

const BATCH = 200;

/** Closes tasks whose stall is over: nobody has to answer what settled itself. Answers how many. */
export async function lapseTasks(ctx: Context, signal?: AbortSignal): Promise<number> {
  let lapsed = 0;
  let afterId: string | null = null;
  while (!signal?.aborted) {
    const tasks = await findTasksToSettle(ctx.db, afterId, BATCH);
    for (const task of tasks) if (await lapse(ctx, task)) lapsed += 1;
    afterId = tasks.at(-1)?.id ?? null;
    if (tasks.length < BATCH) break;
  }
  return lapsed;
}

async function lapse(ctx: Context, { id, orderId, consequenceId }: { id: string; orderId: string; consequenceId: string }) {
  return inTransaction(ctx, async (tx) => {
    await lockOrderOfTickets(tx, orderId);
    const task = await readTask(tx.db, id, true);
    const stall = (await readConsequence(tx.db, consequenceId))?.stall;
    if (task?.state !== 'open' || !stall || holdsStill(stall, (await readStalls(tx, [orderId])).get(orderId)!)) return false;
    await closeTask(tx.db, id, { state: 'lapsed', answer: null, note: null, by: null }, tx.now());
    await endDecisionAlert(tx, task, 'system');
    await settleConsequence(tx.db, consequenceId, 'skipped', tx.now());
    return true;
  });
}
