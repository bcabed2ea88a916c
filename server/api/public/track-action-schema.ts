import { z } from 'zod';
import { requestReading } from '@/server/domain/access/present-request';
import { ACTION_CODES } from '@/server/domain/action/action-settings';
import { CLOSE_REASONS } from '@/server/domain/action/actions-for';

const moment = z.iso.datetime();

/** Who asks: order number and phone, the code of a page whose grant or session comes along as a cookie, or a link. */
const credentials = {
  orderNo: z.string().min(1).max(200).optional().meta({ description: 'With `phone`' }),
  phone: z.string().min(1).max(40).optional(),
  code: z
    .string()
    .max(40)
    .optional()
    .meta({ description: "Of the order's page, /q/{code}; its grant or the owner's session comes as a cookie" }),
  token: z.string().max(60).optional().meta({ description: 'Of a share link' }),
  challenge: z.string().max(200).optional(),
  nonce: z.string().max(40).optional(),
};

const isNamed = (body: { orderNo?: string; phone?: string; code?: string; token?: string }) =>
  Boolean((body.orderNo && body.phone) || body.code || body.token);
const NAME_IT = 'give orderNo and phone, or code, or token';

/** Body of `POST /api/v1/track/actions`. */
export const trackActionsRequest = z.object(credentials).refine(isNamed, NAME_IT).meta({ id: 'TrackActionsRequest' });

/** Body of `POST /api/v1/track/actions/{action}`. */
export const trackActionRequest = z
  .object({
    ...credentials,
    fields: z
      .record(z.string().max(20), z.union([z.string().max(400), z.array(z.string().max(40)).max(10)]))
      .optional()
      .meta({
        description:
          '`address`: province, city, district, address, postcode. `time`: on (a day), part. `place`: may. `invoice`: for, title, taxNo, email.',
        example: { city: '上海市', district: '黄浦区', address: '人民大道 200 号' },
      }),
    undo: z.string().max(64).optional().meta({ description: 'Takes back instead: `undo.id` of the action' }),
  })
  .refine(isNamed, NAME_IT)
  .meta({ id: 'TrackActionRequest' });

export const actionReading = z
  .object({
    action: z.enum(ACTION_CODES),
    state: z.enum(['open', 'waiting', 'done', 'closed']),
    reason: z.enum(CLOSE_REASONS).optional().meta({ description: 'Why it is closed' }),
    words: z.object({ 'zh-CN': z.string(), en: z.string() }).optional().meta({ description: 'The reason in words' }),
    needs: z.enum(['verified', 'owner']).optional().meta({ description: 'Tier that it takes; only where the caller has not reached it' }),
    deadline: moment.optional(),
    undo: z.object({ id: z.string(), until: moment.nullable() }).optional().meta({ description: 'Null: until it is answered' }),
    request: requestReading.optional(),
    isPrimary: z.boolean(),
  })
  .meta({ id: 'CustomerAction' });

/** Answer of `POST /api/v1/track/actions`. */
export const actionsReading = z.object({ actions: z.array(actionReading) }).meta({ id: 'CustomerActions' });

/** Path of one action. */
export const actionPathParams = z.object({ action: z.enum(ACTION_CODES) });
