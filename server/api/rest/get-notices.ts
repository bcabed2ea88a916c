import { z } from 'zod';
import { listNotices } from '@/server/usecases/staff/list-notices';
import { answerGet } from './answer-call';
import { decodeCursor, encodeCursor } from './cursor';
import { presentNotice } from './present-notice';
import { readQuestion } from './read-question';

/** Query of `GET /api/v1/notices`. */
export const noticeQuery = z
  .object({
    state: z.enum(['pending', 'draft', 'sending', 'sent', 'delivered', 'suppressed', 'failed', 'unknown', 'dead']).optional(),
    channel: z.string().max(40).optional().meta({ description: 'A channel that it was tried on, such as `twilio_sms`.' }),
    template: z.string().max(120).optional(),
    recipient: z.enum(['customer', 'staff', 'group', 'contact']).optional().meta({ description: 'Whom it is for.' }),
    orderNo: z.string().max(120).optional(),
    shop: z.string().max(64).optional(),
    cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the page before.' }),
  })
  .meta({ id: 'NoticeQuery' });

/** `GET /api/v1/notices`: what was told to whom, newest first, with every try. */
export function getNotices(request: Request): Promise<Response> {
  return answerGet(request, 'read', async ({ ctx, url }) => {
    const { cursor, ...filter } = readQuestion(Object.fromEntries(url.searchParams), noticeQuery);
    const from = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await listNotices(ctx, { ...filter, before: from && { createdAt: from.at, id: from.id } });
    const next = page.next ? { at: page.next.createdAt, id: page.next.id } : null;
    return { status: 200, body: { notices: page.notices.map(presentNotice), nextCursor: encodeCursor(next) } };
  });
}
