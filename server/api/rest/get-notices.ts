import { z } from 'zod';
import { listNotices } from '@/server/usecases/staff/list-notices';
import { answerGet } from './answer-call';
import { decodeCursor, encodeCursor } from './cursor';
import { presentNotice } from './present-notice';
import { readQuestion } from './read-question';

/** Query of `GET /api/v1/notices`. */
export const noticeQuery = z
  .object({
    state: z.enum(['pending', 'sending', 'sent', 'delivered', 'suppressed', 'failed', 'unknown', 'dead']).optional(),
    cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the page before.' }),
  })
  .meta({ id: 'NoticeQuery' });

/** `GET /api/v1/notices`: what was told to whom, newest first, with every try. */
export function getNotices(request: Request): Promise<Response> {
  return answerGet(request, 'read', async ({ ctx, url }) => {
    const { state, cursor } = readQuestion(Object.fromEntries(url.searchParams), noticeQuery);
    const from = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await listNotices(ctx, { state, before: from && { createdAt: from.at, id: from.id } });
    const next = page.next ? { at: page.next.createdAt, id: page.next.id } : null;
    return { status: 200, body: { notices: page.notices.map(presentNotice), nextCursor: encodeCursor(next) } };
  });
}
