import { hookHost } from '@/server/domain/hook/hook-address';
import type { HookOutcome } from '@/server/domain/hook/hook-answer';
import { nextTryAt } from '@/server/domain/hook/hook-backoff';
import { judgeHealth } from '@/server/domain/hook/hook-health';
import { TEST_TYPE } from '@/server/domain/hook/hook-types';
import { hookOff } from '@/server/domain/notice/staff-alert';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockHook, noteHookSuccess, saveHookHealth } from '@/server/store/hook';
import { type DueHookMessage, type HookTry, settleHookMessage } from '@/server/store/hook-message';
import { alertStaff } from '../notice/alert-staff';

/** Tries of one message that are kept. */
const MOST_KEPT = 20;

/**
 * Keeps what a try came to and what follows from it for the message and for its hook, in one transaction. A try that another one has
 * overtaken, its lease having run out, changes nothing.
 */
export async function settleHook(
  ctx: Context,
  message: DueHookMessage,
  body: string,
  sent: { outcome: HookOutcome; attempt: HookTry },
): Promise<void> {
  const now = ctx.now();
  const { outcome, attempt } = sent;
  const attempts = [...message.attempts, attempt].slice(-MOST_KEPT);
  await inTransaction(ctx, async (tx) => {
    const retryAt = outcome.kind === 'failed' && message.type !== TEST_TYPE ? nextTryOf(message, outcome.notBefore, now) : null;
    const state = outcome.kind === 'delivered' ? 'delivered' : retryAt === null ? 'failed' : 'pending';
    if (!(await settleHookMessage(tx.db, message, { state, dueAt: retryAt ?? now, attempts, body }, now))) return;
    if (outcome.kind === 'delivered') await noteHookSuccess(tx.db, message.hookId, now);
    else if (message.type !== TEST_TYPE) await keepHealth(tx, message, outcome);
  });
}

function nextTryOf({ tries }: DueHookMessage, notBefore: number | null, now: number): number | null {
  return nextTryAt({ tries, now, notBefore, chance: Math.random() });
}

async function keepHealth(tx: Context, { hookId }: DueHookMessage, outcome: HookOutcome): Promise<void> {
  const now = tx.now();
  const hook = await lockHook(tx.db, hookId);
  if (!hook?.enabled) return;
  const verdict = judgeHealth(hook, outcome, now);
  await saveHookHealth(tx.db, hook.id, { ...verdict.health, off: verdict.kind === 'off' ? verdict.why : null }, now);
  if (verdict.kind === 'on') return;
  const name = hook.description || hookHost(hook.url);
  const { failures, failingSince } = verdict.health;
  await alertStaff(tx, hookOff({ id: hook.id, name, why: verdict.why, since: failingSince ?? now, failures }, now));
  await writeAudit(tx.db, { actor: 'system', action: 'hook.switched_off', subject: `hook:${hook.id}`, detail: { why: verdict.why } });
}
