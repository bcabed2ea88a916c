import { Readable } from 'node:stream';
import { AppError } from '@/server/domain/shared/errors';
import { WRITTEN_LANGUAGES } from '@/server/domain/shared/language';
import { exportRejects } from '@/server/usecases/import/export-rejects';
import { answerStaffCall } from './staff-call';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The refused rows of a run as a CSV file. */
export function downloadRejects(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerStaffCall(async ({ ctx, by }) => {
    const { id } = await params;
    const wanted = new URL(request.url).searchParams.get('lang');
    const language = WRITTEN_LANGUAGES.find((one) => one === wanted) ?? WRITTEN_LANGUAGES[0];
    const csv = UUID.test(id) ? await exportRejects(ctx, { runId: id, by, language }) : null;
    if (!csv) throw new AppError('not_found', 'There is no import of this id.');
    const body = Readable.toWeb(Readable.from(csv, { objectMode: false, encoding: undefined })) as ReadableStream<Uint8Array>;
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="refused-rows-${id.slice(0, 8)}.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    };
    return new Response(body, { headers });
  });
}
