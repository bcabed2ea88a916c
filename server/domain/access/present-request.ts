import { z } from 'zod';
import { type CustomerRequest, DAY_PARTS, REQUEST_KINDS } from '../order/customer-word';
import { toIso } from '../shared/instant';

const moment = z.iso.datetime();

/** What became of something a customer asked. */
export const requestReading = z
  .object({
    kind: z.enum(REQUEST_KINDS),
    state: z.enum(['asked', 'passed_on', 'done', 'refused', 'overtaken']).meta({
      description: '`passed_on`: with the warehouse, which has not confirmed it. `overtaken`: the parcel left before anybody did.',
    }),
    askedAt: moment,
    answerBy: moment.optional().meta({ description: 'By when the shop promised to answer' }),
    answeredAt: moment.optional(),
    reason: z.string().optional().meta({ description: 'Why it was refused' }),
    window: z
      .object({ on: z.iso.date(), part: z.enum(DAY_PARTS) })
      .optional()
      .meta({ description: 'When it should be delivered' }),
    wanted: z
      .object({
        address: z.string().optional(),
        postcode: z.string().optional(),
        title: z.string().optional(),
        taxNo: z.string().optional(),
        email: z.string().optional(),
      })
      .optional()
      .meta({ description: 'Staff only, with `contact=full`, and audited: the new address, or whom the invoice is for' }),
  })
  .meta({ id: 'CustomerRequest' });
export type RequestReading = z.infer<typeof requestReading>;

/** A request as the API tells it; nothing personal is in it. */
export function presentRequest(request: CustomerRequest): RequestReading {
  const { kind, state, askedAt, answerBy, answeredAt, reason, window } = request;
  return {
    kind,
    state,
    askedAt: toIso(askedAt),
    ...(answerBy === undefined ? {} : { answerBy: toIso(answerBy) }),
    ...(answeredAt === undefined ? {} : { answeredAt: toIso(answeredAt) }),
    ...(reason ? { reason } : {}),
    ...(window ? { window } : {}),
  };
}
