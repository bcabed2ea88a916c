import { HOUR } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import {
  countPromises,
  listPromiseChoices,
  listPromiseLines,
  orderOf,
  type PromiseFilter,
  type PromiseLine,
  readPromiseLine,
} from '@/server/store/promise-list';
import { listNotices, type NoticeListRow } from '@/server/store/staff-reading';

const PAGE = 50;
/** What is due within this time, or past, is due soon. */
const SOON = HOUR;
/** Of one order or ticket. */
const ALL_OF_ONE = 100;

type Asked = Omit<PromiseFilter, 'limit' | 'soonBy'>;

export interface PromisePage {
  promises: PromiseLine[];
  /** Null on the last page. */
  next: { at: number; id: string } | null;
}

/** One page of the ledger of promises. */
export async function readPromises(ctx: Context, asked: Asked): Promise<PromisePage> {
  const found = await listPromiseLines(ctx.db, { ...asked, soonBy: ctx.now() + SOON, limit: PAGE + 1 });
  const promises = found.slice(0, PAGE);
  const last = promises.at(-1);
  return { promises, next: found.length > PAGE && last ? { at: last[orderOf(asked.view)]!, id: last.id } : null };
}

/** Promises of one order or ticket, the newest first. */
export function readPromisesOf(ctx: Context, of: { orderId?: string; ticketId?: string }): Promise<PromiseLine[]> {
  return listPromiseLines(ctx.db, { ...of, view: 'all', soonBy: ctx.now(), limit: ALL_OF_ONE });
}

/** Calls that somebody has to make, the next first, late ones among them. */
export function readOwnCalls(ctx: Context, personId: string): Promise<PromiseLine[]> {
  return listPromiseLines(ctx.db, { view: 'open', isCallToMake: true, kind: 'call_back', personId, soonBy: ctx.now(), limit: ALL_OF_ONE });
}

export interface PromiseStory {
  promise: PromiseLine;
  /** The message that made it. */
  made: NoticeListRow | null;
  /** The message that kept it, or made up for it. */
  settled: NoticeListRow | null;
}

/** One promise with the message that made it and the one that kept it; null when there is none. */
export async function readPromise(ctx: Context, { id }: { id: string }): Promise<PromiseStory | null> {
  const promise = await readPromiseLine(ctx.db, id);
  if (!promise) return null;
  const settledId = promise.settledBy?.startsWith('notice:') ? promise.settledBy.slice('notice:'.length) : null;
  const ids = [promise.noticeId, settledId].filter((one) => one !== null);
  const notices = ids.length === 0 ? [] : await listNotices(ctx.db, { ids, limit: ids.length });
  const noticeOf = (noticeId: string | null) => notices.find((notice) => notice.id === noticeId) ?? null;
  return { promise, made: noticeOf(promise.noticeId), settled: noticeOf(settledId) };
}

/** What the page of promises begins with: what presses, and what its list can be narrowed to. */
export async function readPromiseDesk(ctx: Context, personId: string) {
  const [counts, choices, calls] = await Promise.all([
    countPromises(ctx.db, { soonBy: ctx.now() + SOON, personId }),
    listPromiseChoices(ctx.db),
    readOwnCalls(ctx, personId),
  ]);
  return { ...counts, ...choices, calls };
}
