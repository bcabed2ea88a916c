import { Readable } from 'node:stream';
import { AppError } from '@/server/domain/shared/errors';
import { exportFindings } from '@/server/usecases/payment/export-findings';
import { answerStaffCall } from '../imports/staff-call';

/** The differences of the last comparison as a CSV file; they hold no personal data, so everybody who signs in may have it. */
export function downloadFindings(): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const found = await exportFindings(ctx);
    if (!found) throw new AppError('not_found', 'Nothing was compared yet.');
    const body = Readable.toWeb(Readable.from(found.csv, { objectMode: false, encoding: undefined })) as ReadableStream<Uint8Array>;
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="payment-differences-${found.runId.slice(0, 8)}.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    };
    return new Response(body, { headers });
  }, 'viewer');
}
