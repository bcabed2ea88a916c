import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Context } from '../../server/store/context';

/** How long a round that found nothing waits on a running clock; on one that is put ahead it waits for that. */
const IDLE_MS = 100;
const LOOK_MS = 20;
/** The clock is put ahead by no more than this at once, so that nothing that is asked for regularly is passed over. */
const LEAP_MS = 30_000;
/** And by no less: of thousands that fall due one behind the other some fall due together. */
const HOP_MS = 2_000;

export interface Engine {
  ctx: Context;
  now(): number;
  /** Delivers on a clock that runs as ours does, until it is enough. */
  live(isEnough: () => Promise<boolean>): Promise<void>;
  /** Delivers while the clock leaps over the time in which nothing is due, until a moment on it. */
  leap(to: number): Promise<void>;
}

/**
 * The part of a worker that delivers notices, in this process and on a clock of its own: two rounds at a time and one that resolves
 * lost messages, as the worker runs them.
 */
export async function startEngine(db: pg.Client, onClock: (aheadMs: number) => Promise<unknown>): Promise<Engine> {
  const { newContext } = await import('../../server/store/context');
  const { deliverNotices } = await import('../../server/usecases/notice/deliver-notices');
  const { resolveLost } = await import('../../server/usecases/notice/resolve-lost');
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  const ctx = newContext(now);
  const rounds = [async () => (await deliverNotices(ctx)).claimed, async () => (await deliverNotices(ctx)).claimed, () => resolveLost(ctx)];

  async function run(isEnough: () => Promise<boolean>, whenIdle: () => Promise<void>): Promise<void> {
    let working = 0;
    let isOver = false;
    let failure: unknown;
    const waiting: (() => void)[] = [];
    const lines = rounds.map(async (round) => {
      while (!isOver) {
        working += 1;
        const done = await round()
          .catch((error: unknown) => {
            failure ??= error;
            return 0;
          })
          .finally(() => {
            working -= 1;
          });
        if (done === 0 && !isOver) await new Promise<void>((wake) => waiting.push(wake));
      }
    });
    while (!(await isEnough()) && !failure) {
      if (working === 0) await whenIdle();
      for (const wake of waiting.splice(0)) wake();
      await sleep(LOOK_MS);
    }
    isOver = true;
    for (const wake of waiting.splice(0)) wake();
    const ended = Promise.all(lines).then(() => true);
    while (!(await Promise.race([ended, sleep(LOOK_MS, false)]))) for (const wake of waiting.splice(0)) wake();
    if (failure) throw failure;
  }

  async function nextDue(): Promise<number | null> {
    const { rows } = await db.query<{ at: Date | null }>(
      `select min(case when state = 'sending' then leased_until else due_at end) as at from notice where state in ('pending', 'unknown', 'sending')`,
    );
    return rows[0]!.at === null ? null : Number(rows[0]!.at);
  }

  return {
    ctx,
    now,
    live: (isEnough) => run(isEnough, () => sleep(IDLE_MS)),
    leap: (to) =>
      run(
        async () => now() >= to,
        async () => {
          const due = (await nextDue()) ?? to;
          aheadMs += Math.max(HOP_MS, Math.min(LEAP_MS, due - now(), to - now()) + 1);
          await onClock(aheadMs);
        },
      ),
  };
}
