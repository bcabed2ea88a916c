import { AppError } from '@/server/domain/shared/errors';
import { cancelImport } from '@/server/usecases/import/cancel-import';
import { listKnownPresets } from '@/server/usecases/import/manage-presets';
import { type Preset, presetSchema } from '@/server/usecases/import/preset';
import { startImport } from '@/server/usecases/import/start-import';
import { uploadFiles } from '@/server/usecases/import/upload-files';
import { MEBIBYTE } from '../read-body';
import { type ApiCall, answerPost } from './answer-call';
import { type ImportBody, readImportBody } from './import-body';

/** All files of one import together; larger ones are split or imported on the server with `npm run import`. */
export const IMPORT_CAP_BYTES = 96 * MEBIBYTE;

/** `POST /api/v1/imports`: takes CSV files and answers 201 with the id of the run that a worker carries out. */
export function postImports(request: Request): Promise<Response> {
  const work = async (call: ApiCall & { body: Buffer }) => {
    const posted = await readImportBody(request.headers.get('content-type') ?? '', call.body);
    const preset = await findPreset(call, posted);
    const by = `key:${call.key.id}`;
    const runId = await uploadFiles(call.ctx, { files: posted.files, by });
    const started = await startImport(call.ctx, { runId, preset, shop: posted.shop, history: posted.history, by });
    if (started.kind === 'started') return { status: 201, body: { id: runId, status: 'queued', url: `/api/v1/imports/${runId}` } };
    await cancelImport(call.ctx, { runId, by });
    const fields = started.kind === 'unusable' ? started.problems.map((problem) => ({ field: 'files', message: problem.en })) : [];
    throw new AppError('invalid_request', 'The files do not fit the preset.', { fields });
  };
  return answerPost(request, 'ingest', work, IMPORT_CAP_BYTES);
}

async function findPreset(call: ApiCall, posted: ImportBody): Promise<Preset> {
  if (typeof posted.preset === 'string') {
    const known = await listKnownPresets(call.ctx);
    const found = known.find((k) => k.name === posted.preset);
    if (found) return found.preset;
    const message = `There is no preset of this name. Known are: ${known.map((k) => k.name).join(', ')}.`;
    throw new AppError('invalid_request', 'The import cannot be read.', { fields: [{ field: 'preset', message }] });
  }
  const read = presetSchema.safeParse(posted.preset);
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => ({ field: ['preset', ...issue.path].join('.'), message: issue.message }));
  throw new AppError('invalid_request', 'The preset cannot be used.', { fields });
}
