import { decisionCauses } from '@/server/domain/notice/second-alert';
import { readConsequence } from '@/server/store/consequence';
import type { Context } from '@/server/store/context';
import { endAlerts } from '@/server/store/raised-alert';
import { hasOpenDecision, type TaskRow } from '@/server/store/task';

/**
 * A decision was taken by somebody (`staff:<id>`) or nobody has to take it any more (`system`): once no other of its rule is open,
 * what its role was alerted of is seen to. Belongs in the transaction that closed the task.
 */
export async function endDecisionAlert(tx: Context, task: TaskRow, by: string): Promise<void> {
  if (task.kind !== 'approve') return;
  const rule = (await readConsequence(tx.db, task.consequenceId))?.stall?.rule ?? '';
  const asked = { rule, role: task.role };
  if (!(await hasOpenDecision(tx.db, asked))) await endAlerts(tx.db, { begin: decisionCauses(asked) }, by, tx.now());
}
