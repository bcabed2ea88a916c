import { AppError } from '@/server/domain/shared/errors';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { insertImportRun, saveImportFile } from '@/server/store/import';

export interface UploadedFile {
  name: string;
  content: Buffer;
}

const MOST_FILES = 16;

/**
 * Keeps uploaded files as the draft of an import and answers its id. Nothing is read of them yet; a draft that nobody
 * starts is forgotten after a day. Throws `invalid_request` for no files, too many, or two of one name.
 */
export async function uploadFiles(ctx: Context, input: { files: readonly UploadedFile[]; by: string }): Promise<string> {
  const names = input.files.map((f) => f.name);
  if (names.length === 0) throw new AppError('invalid_request', 'Send at least one CSV file.');
  if (names.length > MOST_FILES) throw new AppError('invalid_request', `Send at most ${MOST_FILES} files.`);
  if (new Set(names).size < names.length) throw new AppError('invalid_request', 'Two of the files have the same name.');
  if (names.some((name) => name === '' || name.length > 200))
    throw new AppError('invalid_request', 'Each file needs a name of at most 200 letters.');
  const id = newId(ctx.now());
  await inTransaction(ctx, async (tx) => {
    await insertImportRun(tx.db, {
      id,
      kind: 'orders',
      shop: '',
      fileName: names.join(', '),
      preset: {},
      history: false,
      status: 'draft',
      startedBy: input.by,
      createdAt: ctx.now(),
    });
    for (const file of input.files) await saveImportFile(tx.db, id, file.name, file.content);
  });
  return id;
}
