import { z } from 'zod';
import { promiseReportInput } from '@/server/api/trpc/promise-router';
import { AppError } from '@/server/domain/shared/errors';
import { promiseCsv, promiseXlsx } from '@/server/usecases/promise/promise-report-files';
import { readPromiseReport } from '@/server/usecases/promise/read-promise-report';
import { FILE_FORMATS, fileHeaders } from '../analysis/file-headers';
import { answerStaffCall } from '../imports/staff-call';
import { readerOf } from '../play/reader-of';

const file = promiseReportInput.extend({ format: z.enum(FILE_FORMATS) });

/** `?weeks=&zone=&shop=&kind=&format=csv|xlsx&language=`: how promises were kept, by every way of counting; no customer is in it. */
export function downloadPromiseReport(request: Request): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const { zone, shop, kind, ...query } = Object.fromEntries(new URL(request.url).searchParams);
    const asked = file.safeParse({ ...query, timeZone: zone, shop: shop || undefined, kind: kind || undefined });
    if (!asked.success) throw new AppError('invalid_request', 'The weeks, the zone, the kind or the format is not right.');
    const { format } = asked.data;
    const report = await readPromiseReport(ctx, asked.data);
    const made = format === 'csv' ? promiseCsv(report) : await promiseXlsx(report, readerOf(request).language);
    return new Response(new Uint8Array(made), { headers: fileHeaders(`promises-${report.fromOn}.${format}`, format) });
  }, 'viewer');
}
