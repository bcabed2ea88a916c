import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { AppError } from '@/server/domain/shared/errors';
import { arrivalCsv, arrivalXlsx } from '@/server/usecases/arrival/arrival-record-files';
import { readArrivalRecord } from '@/server/usecases/arrival/read-arrival-record';
import { readMisses } from '@/server/usecases/arrival/read-worst-misses';
import { FILE_FORMATS, fileHeaders } from '../analysis/file-headers';
import { answerStaffCall } from '../imports/staff-call';
import { readerOf } from '../play/reader-of';
import { readQuery } from './record-query';

/** The record as its page was asked for it, with `&zone=` and `&format=csv|xlsx`; orders stand in the workbook by their numbers, no customer does. */
export function downloadArrivalRecord(request: Request): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const format = FILE_FORMATS.find((one) => one === query.format);
    if (!format || !query.zone || !isTimeZone(query.zone)) throw new AppError('invalid_request', 'The zone or the format is not right.');
    const asked = readQuery(query, query.zone);
    const [record, misses] = await Promise.all([readArrivalRecord(ctx, asked), format === 'xlsx' ? readMisses(ctx, asked) : []]);
    const reader = { language: readerOf(request).language, timeZone: query.zone };
    const made = format === 'csv' ? arrivalCsv(record) : await arrivalXlsx({ record, misses }, reader);
    return new Response(new Uint8Array(made), {
      headers: fileHeaders(`arrivals-${asked.kind}-${asked.stage}-${record.fromOn}-${record.toOn}.${format}`, format),
    });
  }, 'supervisor');
}
