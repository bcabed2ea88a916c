import { z } from 'zod';
import { AppError } from '@/server/domain/shared/errors';
import { reportOrder } from '@/server/usecases/consequence/report-order';
import { answerStaffCall } from '../imports/staff-call';

/** `?language=`: one order as a Markdown file for whoever has to be told; it names nobody. */
export function downloadOrderReport(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerStaffCall(async ({ ctx, by }) => {
    const id = z.uuid().safeParse((await params).id);
    const language = new URL(request.url).searchParams.get('language') === 'en' ? 'en' : 'zh-CN';
    const report = id.success ? await reportOrder(ctx, { orderId: id.data, language, by }) : ({ kind: 'missing' } as const);
    if (report.kind === 'missing') throw new AppError('not_found', 'There is no such order.');
    const name = report.orderNo.replace(/[^\w.-]/g, '_');
    return new Response(report.markdown, {
      headers: {
        'content-type': 'text/markdown; charset=utf-8',
        'content-disposition': `attachment; filename="order-${name}.md"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  }, 'agent');
}
