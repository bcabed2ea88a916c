import { setTimeout as sleep } from 'node:timers/promises';
import type { PullSettings } from '@/server/domain/connector/pull-settings';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import type { HostFault } from '@/server/sources/connector/host-session';
import { openSettings } from '@/server/sources/connector/open-settings';
import { type PulledPage, PullSession, type PullWindow } from '@/server/sources/connector/pull-session';
import { findSource } from '@/server/sources/registry';
import type { Context } from '@/server/store/context';
import { PULLED } from '@/server/store/raw-payload';
import type { SourceRow } from '@/server/store/source';
import { failPull, finishPull, type PullProgress, type PullRow, releasePull, savePullProgress } from '@/server/store/source-pull';
import { keepRaw } from './keep-raw';
import { openAccount } from './open-account';
import { takeDelivery } from './take-delivery';
import { countCall } from './traffic-counter';

/** How long a pull stays with a process that says nothing; longer than the slowest page and the pause before it. */
export const PULL_LEASE_MS = 5 * MINUTE;
/** A place to go on at is forgotten after this: sessions and cursors do not live long. */
const PROGRESS_LIVES_MS = HOUR;
/** Longest pause after failures. */
const LONGEST_PAUSE_MS = HOUR;

export type PulledSource =
  | { kind: 'done'; pages: number; rows: number; refused: number }
  /** So many pages were agreed for one time; the next goes on there. */
  | { kind: 'paused' }
  | { kind: 'failed'; reason: string }
  /** This process is asked to stop: another one goes on at the page after the last. */
  | { kind: 'stopped' }
  /** Another process has it by now. */
  | { kind: 'lost' };

/**
 * Asks one system for what changed since it was last asked, page after page; each page is kept, read and recorded like a
 * push before the next is asked for. The watermark moves when the last page is through, so that after `kill -9` nothing
 * is missed; what was recorded before is told again as duplicates.
 */
export async function pullSource(
  ctx: Context,
  input: { row: SourceRow; pull: PullRow; lease: string; signal?: AbortSignal },
): Promise<PulledSource> {
  const { row, pull } = input;
  const held = { sourceId: row.id, lease: input.lease };
  const account = openAccount(row);
  const settings = openSettings(account);
  if (!settings?.pull) {
    const error = 'the account has no settings that say how to ask';
    await failPull(ctx.db, held, { error, nextAt: ctx.now() + DAY, keepsProgress: false });
    return { kind: 'failed', reason: error };
  }
  const plan = settings.pull;
  const session = new PullSession({ ...settings, pull: plan }, account, async (ms) => {
    // a process that is asked to stop waits for nothing; the next page is then not asked for
    if (ms > 0) await sleep(ms, undefined, { signal: input.signal }).catch(() => undefined);
  });
  let progress = startOf(ctx, pull, plan, session);
  const resumedAt = progress.pages;

  const fail = async (fault: HostFault): Promise<PulledSource> => {
    countCall(ctx, { source: row.name, outcome: 'failed', at: ctx.now(), tookMs: 0, reason: fault.reason });
    const pause = Math.min(LONGEST_PAUSE_MS, Math.max(MINUTE, fault.retryAfterMs ?? 0, MINUTE * 2 ** Math.min(pull.failures, 6)));
    // a place that cannot be gone on at is given up: the next time begins anew
    const keepsProgress = progress.pages > resumedAt || pull.progress === null;
    await failPull(ctx.db, held, { error: fault.reason, nextAt: ctx.now() + pause, keepsProgress });
    return { kind: 'failed', reason: fault.reason };
  };

  const opened = await session.signIn();
  if (opened.kind === 'failed') return fail(opened);
  for (;;) {
    if (input.signal?.aborted) {
      await releasePull(ctx.db, held);
      return { kind: 'stopped' };
    }
    if (progress.pages - resumedAt >= plan.mostPages) {
      await releasePull(ctx.db, held, ctx.now() + MINUTE);
      return { kind: 'paused' };
    }
    const begun = ctx.now();
    const page = await session.page(progress.next, progress);
    if (page.kind === 'failed') return fail(page);
    if (!(await recordPage(ctx, row, page))) return fail({ kind: 'failed', reason: 'a page could not be recorded' });
    countCall(ctx, { source: row.name, outcome: 'good', at: begun, tookMs: ctx.now() - begun });
    progress = {
      ...progress,
      pages: progress.pages + 1,
      rows: progress.rows + page.rows,
      refused: progress.refused + page.refused,
      next: page.next ?? '',
    };
    if (page.next === null) break;
    if (!(await savePullProgress(ctx.db, { ...held, until: ctx.now() + PULL_LEASE_MS }, progress))) return { kind: 'lost' };
  }
  const { pages, rows, refused } = progress;
  const nextAt = ctx.now() + plan.everyMin * MINUTE;
  await finishPull(ctx.db, held, { watermark: progress.until, at: ctx.now(), nextAt, pages, rows, refused });
  return { kind: 'done', pages, rows, refused };
}

/** Where this time begins: at the page after the last one, or at everything since the watermark. */
function startOf(ctx: Context, pull: PullRow, plan: PullSettings, session: PullSession): PullProgress {
  if (pull.progress && pull.progress.until > ctx.now() - PROGRESS_LIVES_MS) return pull.progress;
  return { ...windowOf(ctx, pull, plan), pages: 0, rows: 0, refused: 0, next: session.firstPage };
}

function windowOf(ctx: Context, { watermark }: Pick<PullRow, 'watermark'>, plan: PullSettings): PullWindow {
  const until = ctx.now();
  return { since: watermark === null ? until - plan.firstDays * DAY : watermark - plan.overlapMin * MINUTE, until };
}

/** Keeps a page and records it. False when it could not be recorded and is to be asked for again. */
async function recordPage(ctx: Context, row: SourceRow, page: PulledPage): Promise<boolean> {
  const headers = new Headers(page.contentType === null ? {} : { 'content-type': page.contentType });
  const delivery = { body: page.body, headers, receivedAt: ctx.now() };
  const raw = await keepRaw({ ...delivery, source: row.name, remote: PULLED });
  const reply = await takeDelivery(ctx, { source: findSource(row.adapter)!, row, delivery, raw, isPulled: true });
  return reply.kind !== 'try_again';
}
