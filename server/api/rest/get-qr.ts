import { z } from 'zod';
import { line } from '@/server/domain/intake/schema-parts';
import { publicUrl } from '@/server/platform/environment';
import { LABEL_STYLE, labelPage } from '../public/label/label-page';
import { qrPng } from '../public/label/qr-png';
import { qrSvg } from '../public/label/qr-svg';
import { cspHash } from '../public/security-headers';
import { answerFile } from './answer-call';
import { findOrder } from './find-order';
import { readQuestion } from './read-question';

/** Query of `GET /api/v1/orders/{orderNo}/qr`. */
export const qrQuery = z
  .object({
    shop: line(64).optional().meta({ description: 'Needed when several shops have the number.' }),
    format: z
      .enum(['svg', 'png', 'label', 'a4'])
      .default('svg')
      .meta({ description: '`label` is a page with one label of 100 × 150 mm, `a4` a sheet of labels of 70 × 42 mm.' }),
    copies: z.coerce.number().int().min(1).max(210).default(1).meta({ description: 'Labels on the page.' }),
  })
  .meta({ id: 'QrQuery' });

/** `GET /api/v1/orders/{orderNo}/qr`: the code on the parcel, leading to its page, as picture or as labels to print. */
export function getQr(request: Request, orderNo: string): Promise<Response> {
  return answerFile(request, 'read', async (call) => {
    const { format, copies } = readQuestion(Object.fromEntries(call.url.searchParams), qrQuery);
    const order = await findOrder(call, orderNo);
    const url = `${publicUrl()}/q/${order.code}`;
    switch (format) {
      case 'svg':
        return answer(qrSvg(url), 'image/svg+xml');
      case 'png':
        return answer(qrPng(url), 'image/png');
      case 'label':
      case 'a4': {
        const style = LABEL_STYLE[format === 'label' ? 'single' : 'a4'];
        const labels = Array.from({ length: copies }, () => ({ orderNo: order.state.orderNo, url }));
        const policy = `default-src 'none'; style-src ${cspHash(style)}; frame-ancestors 'none'`;
        return answer(labelPage(labels, format === 'label' ? 'single' : 'a4'), 'text/html; charset=utf-8', {
          'content-security-policy': policy,
        });
      }
    }
  });
}

function answer(content: string | Buffer, type: string, headers: Record<string, string> = {}): Response {
  return new Response(content as BodyInit, {
    headers: { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers },
  });
}
