import { uploadFiles } from '@/server/usecases/import/upload-files';
import { MEBIBYTE, readBody } from '../read-body';
import { formFiles, readForm } from '../read-form-body';
import { answerStaffCall } from './staff-call';

const CAP_BYTES = 96 * MEBIBYTE;

/** Takes the files of a form and answers `{ id }` of the draft made of them. */
export function uploadImport(request: Request): Promise<Response> {
  return answerStaffCall(async ({ ctx, by }) => {
    const body = await readBody(request, CAP_BYTES);
    const form = await readForm(request.headers.get('content-type') ?? '', body);
    const files = await formFiles(form);
    return Response.json({ id: await uploadFiles(ctx, { files, by }) }, { status: 201 });
  });
}
