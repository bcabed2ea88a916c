import { stringify } from 'csv-stringify/sync';
import { insightDays } from '@/server/api/trpc/insight-router';
import { DAY } from '@/server/domain/shared/instant';
import { readInsightRows } from '@/server/usecases/insight/read-insight';
import { answerStaffCall } from '../imports/staff-call';

/** `?days=`: everything that was counted, by what happened, as a CSV file that spreadsheets open; it names nobody. */
export function downloadInsight(request: Request): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const days = insightDays.catch(7).parse(Number(new URL(request.url).searchParams.get('days')));
    const rows = await readInsightRows(ctx, { since: ctx.now() - days * DAY });
    const columns = ['step', 'way', 'state', 'outcome', 'language', 'device', 'count', 'orders', 'dwellS'];
    // the byte order mark tells spreadsheets on Windows that it is UTF-8
    return new Response(stringify(rows, { header: true, bom: true, columns }), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="what-customers-ask-${days}-days.csv"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  }, 'viewer');
}
