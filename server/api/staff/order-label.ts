import { z } from 'zod';
import { AppError } from '@/server/domain/shared/errors';
import { publicUrl } from '@/server/platform/environment';
import { readOrderOfId } from '@/server/usecases/order/read-order';
import { answerStaffCall } from '../imports/staff-call';
import { LABEL_STYLE, labelPage } from '../public/label/label-page';
import { cspHash } from '../public/security-headers';

/**
 * The label of an order to print, for whoever may read it: one for each shipment, one for an order without any.
 * `?format=a4` gives a sheet, anything else single labels of 100 × 150 mm.
 */
export function orderLabel(request: Request, orderId: string): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const read = z.uuid().safeParse(orderId).success ? await readOrderOfId(ctx, { id: orderId }) : null;
    if (read?.kind !== 'found') throw new AppError('not_found', 'There is no such order.');
    const { code, state } = read.document;
    const parcels = Math.max(1, state.shipments.filter((shipment) => !shipment.isReturn && shipment.milestone !== 'voided').length);
    const url = `${publicUrl()}/q/${code}`;
    const labels = Array.from({ length: parcels }, (_, index) => ({
      orderNo: state.orderNo,
      url,
      ...(parcels > 1 ? { part: `${index + 1}/${parcels}` } : {}),
    }));
    const format = new URL(request.url).searchParams.get('format') === 'a4' ? 'a4' : 'single';
    return new Response(labelPage(labels, format), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': `default-src 'none'; style-src ${cspHash(LABEL_STYLE[format])}; frame-ancestors 'none'`,
      },
    });
  }, 'viewer');
}
