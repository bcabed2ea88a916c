import { z } from 'zod';
import { line, shopCode } from '@/server/domain/intake/schema-parts';
import { AppError } from '@/server/domain/shared/errors';
import type { UploadedFile } from '@/server/usecases/import/upload-files';
import { formFiles, readForm } from '../read-form-body';
import { parseJson } from './parse-json';

const fileName = line(200).meta({ description: 'The preset matches files by their names.', example: 'orders.csv' });
const file = z.union([
  z.strictObject({ name: fileName, content: z.string() }),
  z.strictObject({ name: fileName, contentBase64: z.base64() }),
]);

/** Body of `POST /api/v1/imports` as JSON; as `multipart/form-data` it has the same fields and file parts. */
export const postedImport = z
  .strictObject({
    preset: z
      .union([z.string().min(1).max(64), z.record(z.string(), z.unknown())])
      .meta({ description: 'Name of a saved preset, or a preset itself.', example: 'orders' }),
    shop: shopCode,
    history: z.boolean().default(false).meta({ description: 'Past orders: they teach the arrival window, tell nobody and open no stall.' }),
    files: z.array(file).min(1).max(16),
  })
  .meta({ id: 'PostedImport' });

export interface ImportBody {
  preset: string | Record<string, unknown>;
  shop: string;
  history: boolean;
  files: UploadedFile[];
}

/** Reads the body of an import in either form. Throws AppError with the wrong fields. */
export async function readImportBody(contentType: string, body: Buffer): Promise<ImportBody> {
  const isForm = /^multipart\/form-data\b/i.test(contentType);
  const read = postedImport.safeParse(isForm ? await formFields(contentType, body) : parseJson(body));
  if (!read.success) {
    const fields = read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
    throw new AppError('invalid_request', 'The import cannot be read.', { fields });
  }
  const files = read.data.files.map((f) => ({
    name: f.name,
    content: 'content' in f ? Buffer.from(f.content) : Buffer.from(f.contentBase64, 'base64'),
  }));
  return { ...read.data, files };
}

/** The fields of a form in the shape of the JSON body: `preset` (a name or JSON), `shop`, `history`, and file parts. */
async function formFields(contentType: string, body: Buffer): Promise<unknown> {
  const form = await readForm(contentType, body);
  const files = (await formFiles(form)).map(({ name, content }) => ({ name, contentBase64: content.toString('base64') }));
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const preset = text('preset');
  return {
    preset: preset?.trimStart().startsWith('{') ? parseJson(Buffer.from(preset)) : preset,
    shop: text('shop'),
    history: ['1', 'true', 'on'].includes(text('history') ?? ''),
    files,
  };
}
