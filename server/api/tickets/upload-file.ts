import { AppError } from '@/server/domain/shared/errors';
import { MOST_FILE_BYTES } from '@/server/domain/ticket/evidence-file';
import { keepFile } from '@/server/usecases/ticket/keep-file';
import { answerStaffCall } from '../imports/staff-call';
import { MEBIBYTE, readBody } from '../read-body';
import { formFiles, readForm } from '../read-form-body';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes one file of a form as evidence of a ticket and answers what became of it. */
export function uploadFile(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerStaffCall(async ({ ctx, by }) => {
    const { id } = await params;
    const body = await readBody(request, MOST_FILE_BYTES + MEBIBYTE);
    const [file] = await formFiles(await readForm(request.headers.get('content-type') ?? '', body));
    if (!UUID.test(id) || !file) throw new AppError('not_found', 'There is no such ticket, or no file in the form.');
    const { kind } = await keepFile(ctx, { ticketId: id, staffId: by.slice('staff:'.length), name: file.name, bytes: file.content });
    return Response.json({ kind });
  }, 'agent');
}
