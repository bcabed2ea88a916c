import { maskName, maskPhone } from '@/server/domain/access/mask';
import { DAY } from '@/server/domain/shared/instant';
import { type ChannelDay, countHeldBack, readChannelDays } from '@/server/store/channel-day';
import type { Context } from '@/server/store/context';
import {
  type HeapRow,
  type LedgerExtra,
  type NoticeStory,
  readHeaps,
  readLedgerExtras,
  readNoticeStory,
} from '@/server/store/notice-ledger';
import type { NoticeFilter, NoticeListRow } from '@/server/store/staff-reading';
import { todayBegins } from '../channel/read-channels';
import { listNotices } from './list-notices';

/** Heaps are told of so many days. */
const HEAPS_OF = 90 * DAY;

/** A line of the ledger. */
export interface LedgerLine extends NoticeListRow {
  costs: LedgerExtra['costs'];
  /** Whom it is for, masked; a colleague, group or carrier by name. Null where nothing is known. */
  toWhom: string | null;
  /** Other notices that its message tells of. */
  followers: number;
}

/** One page of the ledger, newest first; `next` is null on the last page. */
export async function readLedger(
  ctx: Context,
  filter: Omit<NoticeFilter, 'limit'>,
): Promise<{ notices: LedgerLine[]; next: NoticeFilter['before'] | null }> {
  const { notices, next } = await listNotices(ctx, filter);
  const extras = await readLedgerExtras(
    ctx.db,
    notices.map(({ id }) => id),
  );
  return { notices: notices.map((notice) => lineOf(notice, extras.get(notice.id)!)), next };
}

function lineOf(notice: NoticeListRow, { costs, contact, name, followers }: LedgerExtra): LedgerLine {
  return { ...notice, costs, followers, toWhom: maskedContact(contact) ?? name ?? notice.recipientName };
}

function maskedContact(contact: LedgerExtra['contact']): string | null {
  if (!contact) return null;
  const known = [contact.name && maskName(contact.name), contact.phone && maskPhone(contact.phone)].filter(Boolean);
  return known.length > 0 ? known.join(' ') : null;
}

/** One notice with all its tries, their receipts, and what was told with it; null when there is none. */
export function readStory(ctx: Context, { id }: { id: string }): Promise<NoticeStory | null> {
  return readNoticeStory(ctx.db, id);
}

export interface LedgerToday {
  since: number;
  channels: ChannelDay[];
  suppressed: number;
  lost: number;
}

/** What became of messages today, by channel. */
export async function readLedgerToday(ctx: Context): Promise<LedgerToday> {
  const since = todayBegins(ctx.now());
  const [channels, held] = await Promise.all([readChannelDays(ctx.db, since), countHeldBack(ctx.db, since)]);
  return { since, channels, ...held };
}

/** What was given up or failed in the last 90 days, by reason. */
export function readDeadLetters(ctx: Context): Promise<HeapRow[]> {
  return readHeaps(ctx.db, ctx.now() - HEAPS_OF);
}
