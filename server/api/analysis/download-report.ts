import { z } from 'zod';
import { AppError } from '@/server/domain/shared/errors';
import { fetchOverdueFile } from '@/server/usecases/analysis/overdue-reports';
import { answerStaffCall } from '../imports/staff-call';
import { FILE_FORMATS, fileHeaders } from './file-headers';

const asked = z.object({ id: z.uuid(), format: z.enum(FILE_FORMATS) });

/** `?id=&format=csv|xlsx`: an overdue report as it was made. */
export function downloadReport(request: Request): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    const found = query.success ? await fetchOverdueFile(ctx, query.data.id, query.data.format) : null;
    if (!query.success || !found) throw new AppError('not_found', 'There is no such report.');
    return new Response(new Uint8Array(found.file), { headers: fileHeaders(found.name, query.data.format) });
  }, 'viewer');
}
