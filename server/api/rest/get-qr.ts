import { z } from 'zod';
import { line } from '@/server/domain/intake/schema-parts';
import { orderLink } from '@/server/usecases/brand/order-link';
import { answerCode, answerLabels, LABEL_FORMATS } from '../public/label/answer-labels';
import { LABEL_SIZE_NAMES } from '../public/label/label-size';
import { answerFile } from './answer-call';
import { findOrder } from './find-order';
import { readQuestion } from './read-question';

/** Query of `GET /api/v1/orders/{orderNo}/qr`. */
export const qrQuery = z
  .object({
    shop: line(64).optional().meta({ description: 'Needed when several shops have the number.' }),
    format: z.enum(LABEL_FORMATS).default('svg'),
    size: z
      .enum(['code', ...LABEL_SIZE_NAMES])
      .default('code')
      .meta({
        description:
          '`code` is the bare code; `100x150` and `60x40` are labels in millimetres for a 203 dpi printer (8 dots a millimetre), `a4-…` sheets of so many labels.',
      }),
    copies: z.coerce.number().int().min(1).max(210).default(1).meta({ description: 'Labels; several pages need `format=pdf`.' }),
    skip: z.coerce.number().int().min(0).max(64).default(0).meta({ description: 'Places of the first sheet that are used up.' }),
  })
  .meta({ id: 'QrQuery' });

/** `GET /api/v1/orders/{orderNo}/qr`: the code on the parcel, leading to its page, as picture or as labels to print. */
export function getQr(request: Request, orderNo: string): Promise<Response> {
  return answerFile(request, 'read', async (call) => {
    const { format, size, copies, skip } = readQuestion(Object.fromEntries(call.url.searchParams), qrQuery);
    const order = await findOrder(call, orderNo);
    const url = await orderLink(call.ctx, order.state.shop, `/q/${order.code}`);
    if (size === 'code') return answerCode(url, format);
    const label = { orderNo: order.state.orderNo, url };
    return answerLabels(
      Array.from({ length: copies }, () => label),
      { format, size, skip },
    );
  });
}
