import { z } from 'zod';
import { affectedInput } from '@/server/api/trpc/analysis-router';
import { AppError } from '@/server/domain/shared/errors';
import { affectedCsv, affectedXlsx } from '@/server/usecases/analysis/affected-files';
import { readAffected } from '@/server/usecases/analysis/read-affected';
import { answerStaffCall } from '../imports/staff-call';
import { readerOf } from '../play/reader-of';
import { FILE_FORMATS, fileHeaders } from './file-headers';

const file = affectedInput.extend({ format: z.enum(FILE_FORMATS) });

/** `?cause=&week=&zone=&shop=&format=csv|xlsx&language=`: the affected orders with what each may cost; it names nobody. */
export function downloadAffected(request: Request): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const asked = file.safeParse({ ...query, timeZone: query.zone, shop: query.shop || undefined });
    if (!asked.success) throw new AppError('invalid_request', 'The cause, the week, the zone or the format is not right.');
    const { format, week } = asked.data;
    const found = await readAffected(ctx, asked.data);
    const made = format === 'csv' ? affectedCsv(found) : await affectedXlsx(found, readerOf(request));
    return new Response(new Uint8Array(made), { headers: fileHeaders(`affected-${week}.${format}`, format) });
  }, 'viewer');
}
