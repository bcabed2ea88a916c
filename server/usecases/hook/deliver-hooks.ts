import { setTimeout as sleep } from 'node:timers/promises';
import { orderPayload, testPayload } from '@/server/domain/hook/hook-payload';
import { MINUTE } from '@/server/domain/shared/instant';
import { publicUrl } from '@/server/platform/environment';
import { singleton } from '@/server/platform/singleton';
import type { Context } from '@/server/store/context';
import { claimHookMessages, type DueHookMessage } from '@/server/store/hook-message';
import { hostOfHook, sendHook } from './send-hook';
import { settleHook } from './settle-hook';

/** Longer than the slowest answer and the settling of it. */
const LEASE_MS = MINUTE;
/** Messages under way to one hook, over all workers; as many of each as there are hooks, so that a slow system holds up nobody else. */
const AT_ONCE = 10;
const LOOK_AGAIN_MS = 250;

/** What this process is sending. */
function underWay(): Set<Promise<void>> {
  return singleton('hooks-under-way', () => new Set());
}

/**
 * One round of telling the shop's systems: takes due messages under a lease and sets out to send them, without waiting for slow ones;
 * answers how many it took. With nothing to take it waits a moment for one of those under way. The lease of a sender that dies runs out
 * and its message is sent again under the same id, which is how its receiver knows it.
 */
export async function deliverHooks(ctx: Context): Promise<number> {
  const sending = underWay();
  const due = await claimHookMessages(ctx.db, ctx.now(), LEASE_MS, AT_ONCE);
  for (const message of due) {
    const one: Promise<void> = deliver(ctx, message)
      .catch((error) => ctx.log.error({ err: error, host: hostOfHook(message) }, 'a webhook could not be sent now'))
      .finally(() => sending.delete(one));
    sending.add(one);
  }
  if (due.length > 0 || sending.size === 0) return due.length;
  const before = sending.size;
  await Promise.race([...sending, sleep(LOOK_AGAIN_MS, undefined, { ref: false })]);
  return before - sending.size;
}

/** Waits for what this process is sending. */
export async function hooksUnderWay(): Promise<void> {
  await Promise.allSettled(underWay());
}

/** The order is read when the message goes out, so that no receiver is told an older state than is known. */
async function deliver(ctx: Context, message: DueHookMessage): Promise<void> {
  const now = ctx.now();
  const { document, timeZone } = message;
  if (message.isAboutOrder && !document) {
    const attempt = { at: now, status: null, fault: 'the order is gone', answer: '', tookMs: 0 };
    return settleHook(ctx, message, '', { outcome: { kind: 'failed', notBefore: null }, attempt });
  }
  const payload = document ? orderPayload(message, document, { now, timeZone, base: publicUrl() }) : testPayload(message);
  const body = JSON.stringify(payload);
  await settleHook(ctx, message, body, await sendHook(message, body, now));
}
