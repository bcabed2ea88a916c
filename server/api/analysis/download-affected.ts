import { stringify } from 'csv-stringify/sync';
import { affectedInput } from '@/server/api/trpc/analysis-router';
import { AppError } from '@/server/domain/shared/errors';
import { readAffected } from '@/server/usecases/analysis/read-affected';
import { answerStaffCall } from '../imports/staff-call';
import { fileHeaders } from './file-headers';

const HOUR_MS = 3_600_000;
const COLUMNS = ['orderNo', 'shop', 'carrier', 'province', 'city', 'district', 'warehouse', 'since', 'hoursOverdue', 'isOpen'];
const MONEY = ['amount', 'currency', 'estimatedLoss', 'ordersOfCustomer'];

/** `?cause=&week=&zone=&shop=`: the affected orders with what each may cost, as CSV; it names nobody. */
export function downloadAffected(request: Request): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const asked = affectedInput.safeParse({ ...query, timeZone: query.zone, shop: query.shop || undefined });
    if (!asked.success) throw new AppError('invalid_request', 'The cause, the week or the zone is not right.');
    const { orders } = await readAffected(ctx, asked.data);
    const rows = orders.map((order) => ({
      ...order,
      since: new Date(order.at).toISOString(),
      hoursOverdue: Math.round(order.lateMs / HOUR_MS),
      estimatedLoss: Object.entries(order.losses)
        .map(([currency, value]) => `${value} ${currency}`)
        .join(' + '),
      ordersOfCustomer: order.ofCustomer,
    }));
    const csv = stringify(rows, {
      header: true,
      bom: true,
      columns: [...COLUMNS, ...MONEY],
      escape_formulas: true,
      cast: { boolean: String },
    });
    return new Response(csv, { headers: fileHeaders(`affected-${asked.data.week}.csv`, 'text/csv; charset=utf-8') });
  }, 'viewer');
}
