import { z } from 'zod';
import { line, moment } from '@/server/domain/intake/schema-parts';
import { LIFECYCLES, type Lifecycle, PHASES, type Phase } from '@/server/domain/order/lifecycle';
import { readPhone } from '@/server/domain/shared/phone';
import { ATTENTION_KINDS } from '@/server/domain/tracking/attention';

const names = <T extends string>(table: Record<T, unknown>) => z.enum(Object.keys(table) as [T, ...T[]]);

const publicParts = {
  orderNo: line(64).optional(),
  trackingNo: line(64).optional(),
  shop: line(64).optional(),
  state: names<Lifecycle>(LIFECYCLES).optional(),
  phase: names<Phase>(PHASES).optional(),
  attention: z.enum(ATTENTION_KINDS).optional().meta({ description: 'Orders on which this flag is open.' }),
  placedFrom: moment.optional(),
  placedBefore: moment.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the page before.' }),
};

/** Query of `GET /api/v1/orders`: nothing personal, because addresses end up in logs. */
export const orderListQuery = z.object(publicParts).meta({ id: 'OrderListQuery' });

/** Body of `POST /api/v1/orders/search`: orders that fit everything given. */
export const orderSearch = z
  .object({
    ...publicParts,
    phone: line(40).optional().meta({ description: 'E.164, or a mainland number.', example: '+8613800138000' }),
    customerName: line(200).optional().meta({ description: 'The whole name; compared without case and blanks.' }),
  })
  .transform((search, ctx) => {
    const phone = search.phone === undefined ? undefined : readPhone(search.phone);
    if (phone !== null) return { ...search, phone };
    ctx.issues.push({ code: 'custom', path: ['phone'], message: 'is no phone number; write it with country code', input: search.phone });
    return z.NEVER;
  })
  .meta({ id: 'OrderSearch' });
