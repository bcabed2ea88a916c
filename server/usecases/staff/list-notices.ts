import type { Context } from '@/server/store/context';
import { listNotices as list, type NoticeFilter, type NoticeListRow } from '@/server/store/staff-reading';

const PAGE = 50;

/** One page of notices with their attempts, newest first; `next` is null on the last page. */
export async function listNotices(
  ctx: Context,
  filter: Omit<NoticeFilter, 'limit'>,
): Promise<{ notices: NoticeListRow[]; next: NoticeFilter['before'] | null }> {
  const rows = await list(ctx.db, { ...filter, limit: PAGE + 1 });
  const notices = rows.slice(0, PAGE);
  const last = notices.at(-1);
  return { notices, next: rows.length > PAGE && last ? { createdAt: last.createdAt, id: last.id } : null };
}
