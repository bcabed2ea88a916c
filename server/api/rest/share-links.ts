import { z } from 'zod';
import { AppError } from '@/server/domain/shared/errors';
import { type Instant, toIso } from '@/server/domain/shared/instant';
import { createShareLink } from '@/server/usecases/access/create-share-link';
import { listShareLinks } from '@/server/usecases/access/list-share-links';
import { revokeShareLink } from '@/server/usecases/access/revoke-share-link';
import { type ApiCall, answerGet, answerPost } from './answer-call';
import { findOrder } from './find-order';
import { parseJson } from './parse-json';

/** Body of `POST /api/v1/orders/{orderNo}/links`. */
export const newLink = z
  .object({
    tier: z
      .union([z.literal(0), z.literal(1)])
      .default(1)
      .meta({ description: '0 shows the parcel, 1 what the buyer sees after proving the phone' }),
    expiresAt: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: 'Default: 30 days after delivery, 60 days from now while under way' }),
  })
  .meta({ id: 'NewShareLink' });

/** A share link as the API answers it; `url` stands only in the answer that made it. */
export const linkReading = z
  .object({
    id: z.uuid(),
    tier: z.union([z.literal(0), z.literal(1)]),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
    views: z.number().int(),
    lastViewedAt: z.iso.datetime().nullable(),
    url: z.url().optional(),
  })
  .meta({ id: 'ShareLink' });

interface Link {
  id: string;
  tier: 0 | 1;
  createdAt: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
  views: number;
  lastViewedAt: Instant | null;
}

/** `POST /api/v1/orders/{orderNo}/links`: a link that shows this order to whoever holds it. */
export function postShareLink(request: Request, orderNo: string): Promise<Response> {
  return answerPost(request, 'admin', async (call) => {
    const input = readNewLink(call.body);
    const order = await findOrder(call, orderNo);
    const expiresAt = input.expiresAt === undefined ? undefined : Date.parse(input.expiresAt);
    const made = await createShareLink(call.ctx, { orderId: order.id, tier: input.tier, expiresAt, actor: actorOf(call) });
    if (made.kind === 'missing') throw new AppError('not_found', 'There is no such order.');
    if (made.kind === 'bad_expiry') {
      throw new AppError('invalid_request', 'The link has to end in the future, within a year.', {
        fields: [{ field: 'expiresAt', message: 'must lie between now and a year from now' }],
      });
    }
    return { status: 201, body: { ...readLink(made.link), url: made.url } };
  });
}

/** `GET /api/v1/orders/{orderNo}/links`: links of an order, newest first, without their addresses. */
export function getShareLinks(request: Request, orderNo: string): Promise<Response> {
  return answerGet(request, 'read', async (call) => {
    const order = await findOrder(call, orderNo);
    return { status: 200, body: { links: (await listShareLinks(call.ctx, { orderId: order.id })).map(readLink) } };
  });
}

/** `DELETE /api/v1/links/{id}`: ends a link at once; doing it again changes nothing. */
export function deleteShareLink(request: Request, linkId: string): Promise<Response> {
  return answerGet(request, 'admin', async (call) => {
    const missing = new AppError('not_found', 'There is no such link.');
    if (!z.uuid().safeParse(linkId).success) throw missing;
    const revoked = await revokeShareLink(call.ctx, { linkId, actor: actorOf(call) });
    if (revoked.kind === 'missing') throw missing;
    return { status: 200, body: readLink(revoked.link) };
  });
}

function readNewLink(body: Buffer): z.infer<typeof newLink> {
  const read = newLink.safeParse(body.length === 0 ? {} : parseJson(body));
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  throw new AppError('invalid_request', 'The link cannot be made like this.', { fields });
}

function actorOf(call: ApiCall): string {
  return `key:${call.key.id}`;
}

function readLink(link: Link): z.infer<typeof linkReading> {
  return {
    id: link.id,
    tier: link.tier,
    createdAt: toIso(link.createdAt),
    expiresAt: toIso(link.expiresAt),
    revokedAt: link.revokedAt === null ? null : toIso(link.revokedAt),
    views: link.views,
    lastViewedAt: link.lastViewedAt === null ? null : toIso(link.lastViewedAt),
  };
}
