import { AppError } from '@/server/domain/shared/errors';
import { readImport } from '@/server/usecases/import/read-import';
import { answerGet } from './answer-call';
import { presentImport } from './import-reading';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `GET /api/v1/imports/{id}`: how far a run is, what it brought and why rows were refused. */
export function getImport(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerGet(request, 'ingest', async ({ ctx }) => {
    const { id } = await params;
    const run = UUID.test(id) ? await readImport(ctx, { runId: id }) : null;
    if (!run) throw new AppError('not_found', 'There is no import of this id.');
    return { status: 200, body: presentImport(run) };
  });
}
