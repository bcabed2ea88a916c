import { z } from 'zod';
import { AppError } from '@/server/domain/shared/errors';
import type { Context } from '@/server/store/context';
import { orderLink } from '@/server/usecases/brand/order-link';
import { readOrderOfId } from '@/server/usecases/order/read-order';
import { answerStaffCall } from '../imports/staff-call';
import { answerLabels, LABEL_FORMATS } from '../public/label/answer-labels';
import { LABEL_SIZE_NAMES } from '../public/label/label-size';
import type { Label } from '../public/label/lay-out-labels';

/** Orders whose labels are printed at once; their ids stand in one address. */
const MOST_ORDERS = 100;

const question = z.object({
  format: z.enum(LABEL_FORMATS).catch('pdf'),
  size: z.enum(LABEL_SIZE_NAMES).catch('100x150'),
  skip: z.coerce.number().int().min(0).max(64).catch(0),
});

/**
 * The labels of one order to print, for whoever may read it: one for each shipment, one for an order without any.
 * `?format=` and `?size=` as on the API; anything else gives a PDF of 100 × 150 mm.
 */
export function orderLabel(request: Request, orderId: string): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => answerLabels(await labelsOf(ctx, orderId), askedIn(request)), 'viewer');
}

/** The labels of several orders, `?ids=` with commas between, in that order. */
export function ordersLabels(request: Request): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const ids = [...new Set((new URL(request.url).searchParams.get('ids') ?? '').split(',').filter(Boolean))];
    if (ids.length === 0 || ids.length > MOST_ORDERS) {
      throw new AppError('invalid_request', `Choose 1 to ${MOST_ORDERS} orders.`);
    }
    const labels: Label[] = [];
    for (const id of ids) labels.push(...(await labelsOf(ctx, id)));
    return answerLabels(labels, askedIn(request));
  }, 'viewer');
}

function askedIn(request: Request) {
  return question.parse(Object.fromEntries(new URL(request.url).searchParams));
}

async function labelsOf(ctx: Context, orderId: string): Promise<Label[]> {
  const read = z.uuid().safeParse(orderId).success ? await readOrderOfId(ctx, { id: orderId }) : null;
  if (read?.kind !== 'found') throw new AppError('not_found', 'There is no such order.');
  const { code, state } = read.document;
  const url = await orderLink(ctx, state.shop, `/q/${code}`);
  const parcels = Math.max(1, state.shipments.filter((shipment) => !shipment.isReturn && shipment.milestone !== 'voided').length);
  return Array.from({ length: parcels }, (_, index) => ({
    orderNo: state.orderNo,
    url,
    ...(parcels > 1 ? { part: `${index + 1}/${parcels}` } : {}),
  }));
}
